import type { Exchange } from '@pingone-sandbox/contract'
import { mask } from '@pingone-sandbox/pingone'

/** A text in which variables take the place of secrets. */
export type Template = readonly (string | Variable)[]

/** Stands for a secret, as the text that is sent: with the escapes of its place. */
export interface Variable {
  readonly name: string
  /** Whether it is the base64 form of a name and a password. */
  readonly isBasic: boolean
  /** What to set it to, in words. */
  readonly value: string
}

/** A recorded request as another client can send it. */
export interface RunnableRequest {
  readonly method: string
  readonly url: Template
  readonly headers: readonly (readonly [name: string, value: Template])[]
  readonly body?: Template
  /** In the order of their places. */
  readonly variables: readonly Variable[]
  /** Any certificate of the target is accepted. */
  readonly acceptsCertificate: boolean
}

export interface RunnableOptions {
  /** Replaces the `Authorization` header by one in clear, or drops it. */
  readonly clear?: { readonly authorization: string | undefined } | undefined
  readonly acceptsCertificate?: boolean
}

/** Headers that every client sets by itself, or that are true of one connection only. */
const ownHeaders = ['content-length', 'host', 'connection', 'transfer-encoding']

/** Makes a recorded request runnable. Each secret that the journal has masked becomes a variable. */
export function runnableRequest(
  { request, purpose }: Pick<Exchange, 'request' | 'purpose'>,
  { clear, acceptsCertificate = false }: RunnableOptions = {},
): RunnableRequest {
  const names = createNames()
  const headers = Object.entries(request.headers)
    .filter(([name]) => !ownHeaders.includes(name.toLowerCase()))
    .filter(([name]) => clear === undefined || name.toLowerCase() !== 'authorization')
    .map(
      ([name, value]) =>
        [name, templateOf(value, (before) => names.ofHeader(name, before, purpose))] as const,
    )
  const body = request.body === undefined ? undefined : templateOf(request.body, names.ofText)
  return {
    method: request.method,
    url: templateOf(sentAddress(request.url), names.ofText),
    headers: [
      ...(clear?.authorization === undefined
        ? []
        : [['authorization', [clear.authorization]] as const]),
      ...headers,
    ],
    ...(body && { body }),
    variables: names.given,
    acceptsCertificate,
  }
}

function templateOf(text: string, variableAfter: (before: string) => Variable): Template {
  const [first = '', ...rest] = text.split(mask)
  let before = first
  const template: (string | Variable)[] = [first]
  for (const part of rest) {
    template.push(variableAfter(before), part)
    before += mask + part
  }
  return template.filter((part) => part !== '')
}

/** The address as a client sends it: normalized, and without the fragment. Its masks stay. */
function sentAddress(url: string): string {
  const encoded = encodeURIComponent(mask)
  const masked = url.replaceAll(encoded, mask)
  let standIn = 'mask'
  while (masked.includes(standIn)) standIn += 'x'
  const parsed = URL.parse(masked.replaceAll(mask, standIn))
  if (parsed === null) return masked
  parsed.hash = ''
  return parsed.href.replaceAll(standIn, mask)
}

/** Names variables by what they stand for, each differently. */
function createNames() {
  const given: Variable[] = []

  function give(wanted: string, value: string, isBasic = false): Variable {
    let name = wanted
    for (let count = 2; given.some((other) => other.name === name); count += 1)
      name = `${wanted}_${count}`
    const variable = { name, value, isBasic }
    given.push(variable)
    return variable
  }

  function ofText(before: string): Variable {
    const [, inJson, inForm = ''] =
      /"([^"\\]*)"\s*:\s*"?$|(?:^|[?&#])([^=?&#]*)=$/.exec(before) ?? []
    const words = (inJson ?? inForm)
      .replace(/^.*:/, '')
      .replaceAll(/(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .toUpperCase()
    return give(words === '' ? 'SECRET' : `SECRET_${words}`, 'the secret')
  }

  return {
    given: given as readonly Variable[],
    ofText,
    ofHeader(header: string, before: string, purpose: Exchange['purpose']): Variable {
      if (header.toLowerCase() !== 'authorization') return ofText(`?${header}=`)
      if (before === '') return give('SCIM_AUTHORIZATION', 'the Authorization header')
      if (!/^basic /i.test(before)) return give('SCIM_TOKEN', 'the token')
      return purpose === 'token'
        ? give('SCIM_CLIENT', 'client-id:client-secret', true)
        : give('SCIM_BASIC', 'user:password', true)
    },
  }
}
