import { fault, type FaultInput, headerGivenTwice } from '@pingone-sandbox/contract'
import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import { contractSentence } from '../../patterns/form/contract-sentences.ts'

interface HeaderRow {
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

/** Converts the texts; the contract validates the result. */
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

/** The headers to send, without empty rows. */
const headersOf = ({ headers }: Pick<FaultForm, 'headers'>): readonly HeaderRow[] =>
  headers
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '')

/** The value of a text that has to be JSON; nothing when it is none. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function bodyOf({ bodyKind, body }: FaultForm): unknown {
  if (bodyKind === 'text') return body
  const value = parseJson(body)?.value
  // A string body is sent as text; a JSON string keeps its quotes.
  return typeof value === 'string' ? JSON.stringify(value) : value
}

/** Validates by the contract and maps each message to its field. `taken` are the ids of the other faults. */
export function faultResolver(taken: readonly string[]): Resolver<FaultForm> {
  return (values) => {
    const problems = [...ownProblems(values, taken), ...contractProblems(values)]
    if (problems.length === 0) return { values, errors: {} }
    const errors: FieldErrors<FaultForm> = {}
    for (const [field, message] of problems)
      set(errors, field, { type: 'contract', message: contractSentence(message) })
    return { values: {}, errors }
  }
}

type Problem = readonly [field: string, message: string]

/** Checks beyond the contract, which sees a single fault with parsed JSON and named headers. */
function* ownProblems(form: FaultForm, taken: readonly string[]): Generator<Problem> {
  const { id, kind, bodyKind, body, headers } = form
  if (taken.includes(id.trim())) yield ['id', `another fault has the id ${id.trim()}`]
  if (kind !== 'status') return
  if (bodyKind === 'json' && parseJson(body) === undefined)
    yield ['body', 'JSON is expected, like {"detail": "Not now"}']
  const names = headers.map(({ name }) => name.trim().toLowerCase())
  for (const [index, name] of names.entries())
    if (name !== '' && names.indexOf(name) < index)
      yield [`headers.${index}.name`, headerGivenTwice]
}

function contractProblems(form: FaultForm): readonly Problem[] {
  const issues = fault.safeParse(faultOf(form)).error?.issues ?? []
  return issues.map(({ path, code, message }) => {
    const [member, key, name] = path.map(String)
    if (member !== 'effect') return [String(member), message]
    if (key !== 'headers') return [String(key), message]
    const row = form.headers.findLastIndex((each) => each.name.trim() === name)
    return [`headers.${row}.${code === 'invalid_format' ? 'value' : 'name'}`, message]
  })
}
