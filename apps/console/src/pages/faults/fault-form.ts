import type { FaultInput } from '@pingone-sandbox/contract'

export interface HeaderRow {
  readonly name: string
  readonly value: string
}

/** A fault as texts, as inputs have them. */
export interface FaultForm {
  /** Empty for one that is made up. */
  readonly id: string
  readonly operation: string
  readonly resource: string
  /** `any` for every connection. */
  readonly connectionId: string
  readonly skip: string
  readonly times: string
  readonly kind: string
  readonly status: string
  readonly retryAfter: string
  readonly headers: readonly HeaderRow[]
  /** `scim-error`, `json` or `text`: how `body` is to be read. */
  readonly bodyKind: string
  readonly body: string
  readonly ms: string
  readonly when: string
  readonly value: string
}

export const emptyHeader: HeaderRow = { name: '', value: '' }

const presets: FaultForm = {
  ...{ id: '', operation: 'any', resource: 'any', connectionId: 'any', skip: '0', times: '1' },
  ...{ kind: 'status', status: '503', retryAfter: '', headers: [] },
  ...{ bodyKind: 'scim-error', body: '', ms: '1000', when: 'after-commit', value: 'text/html' },
}

export function faultFormOf(input: FaultInput | undefined): FaultForm {
  if (input === undefined) return presets
  const { id = '', operation = 'any', resource = 'any', connectionId = 'any', effect } = input
  const { skip = 0, times = 1 } = input
  const requests = {
    id,
    operation,
    resource,
    connectionId,
    skip: String(skip),
    times: String(times),
  }
  return { ...presets, ...requests, ...effectForm(effect) }
}

function effectForm(effect: FaultInput['effect']): Partial<FaultForm> {
  switch (effect.kind) {
    case 'status':
      return {
        kind: effect.kind,
        status: String(effect.status),
        retryAfter: String(effect.retryAfter ?? ''),
        headers: Object.entries(effect.headers ?? {}).map(([name, value]) => ({ name, value })),
        ...bodyForm(effect.body),
      }
    case 'latency':
    case 'slow-body':
      return { kind: effect.kind, ms: String(effect.ms) }
    default:
      return effect
  }
}

function bodyForm(body: unknown): Pick<FaultForm, 'bodyKind' | 'body'> {
  if (body === undefined) return { bodyKind: 'scim-error', body: '' }
  if (typeof body === 'string') return { bodyKind: 'text', body }
  return { bodyKind: 'json', body: JSON.stringify(body, undefined, 2) }
}

/** Reads the texts; whether they make a fault is the contract's to say. */
export function faultOf(form: FaultForm): FaultInput {
  const id = form.id.trim()
  return {
    ...(id !== '' && { id }),
    operation: form.operation as NonNullable<FaultInput['operation']>,
    resource: form.resource as NonNullable<FaultInput['resource']>,
    ...(form.connectionId !== 'any' && { connectionId: form.connectionId }),
    skip: number(form.skip),
    times: number(form.times),
    effect: effectOf(form),
  }
}

function effectOf(form: FaultForm): FaultInput['effect'] {
  switch (form.kind) {
    case 'latency':
      return { kind: 'latency', ms: number(form.ms) }
    case 'slow-body':
      return { kind: 'slow-body', ms: number(form.ms) }
    case 'reset':
      return { kind: 'reset', when: form.when as 'before-commit' | 'after-commit' }
    case 'truncated-body':
      return { kind: 'truncated-body' }
    case 'content-type':
      return { kind: 'content-type', value: form.value.trim() }
    default: {
      const retryAfter = form.retryAfter.trim()
      const headers = headersOf(form)
      return {
        kind: 'status',
        status: number(form.status),
        ...(retryAfter !== '' && {
          retryAfter: /^\d+$/.test(retryAfter) ? Number(retryAfter) : retryAfter,
        }),
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
        }),
        ...(form.bodyKind !== 'scim-error' && { body: bodyOf(form) }),
      }
    }
  }
}

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** The rows as they are sent; one that nothing was written into is none. */
export const headersOf = ({ headers }: Pick<FaultForm, 'headers'>): readonly HeaderRow[] =>
  headers
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '')

/** The value of a text that has to be JSON; nothing when it is none. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function bodyOf({ bodyKind, body }: FaultForm): unknown {
  if (bodyKind === 'text') return body
  const value = parseJson(body)?.value
  // As a body a string is text that is sent as it stands; so that JSON comes, its quotes must stand in it.
  return typeof value === 'string' ? JSON.stringify(value) : value
}
