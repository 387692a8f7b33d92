import type { JournalEntry } from '@pingone-sandbox/contract'
import { reachSandbox } from './reach-sandbox.ts'
import { members, optional, text } from './shape.ts'
import { type Answer, answer } from './answer.ts'

/** What the control API refused; `code` is absent when the answer was none of its own. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly code: string | undefined

  constructor(message: string, code?: string) {
    super(message)
    this.code = code
  }
}

/** Reads from or writes to the sandbox's control API. Throws a `ControlError`. */
export async function control<Value>(
  path: string,
  schema: Answer<Value>,
  init?: RequestInit,
): Promise<Value> {
  return schema.parse(await (await controlResponse(path, init)).json())
}

/** Sends a JSON body to the control API and reads the answer. */
export function sendControl<Value>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  schema: Answer<Value>,
  body: object = {},
): Promise<Value> {
  const headers = { 'content-type': 'application/json' }
  return control(path, schema, { method, headers, body: JSON.stringify(body) })
}

/** Like {@link control}, for answers whose body does not matter. */
export async function controlResponse(path: string, init?: RequestInit): Promise<Response> {
  const response = await reachSandbox(`/_sandbox${path}`, init)
  if (response.ok) return response
  const error: unknown = await response.json().catch(() => undefined)
  if (!isControlError(error)) throw new ControlError(`The sandbox answered ${response.status}.`)
  throw new ControlError([error.message, error.hint].filter(Boolean).join(' '), error.code)
}

const isControlError = members({ code: text, message: text, hint: optional(text) })

/** What the sandbox says of itself. */
export function readInfo() {
  return control('/info', answer('sandboxInfo'))
}

/** The behaviour profile in use and those to choose from. */
export function readProfile() {
  return control('/profile', answer('profile'))
}

/** A page of the journal, oldest first: the newest entries before a position. */
export function readJournalBefore(before: number | 'end') {
  return control(`/entries?before=${before}&limit=500`, answer('entryPage'))
}

/** What a change was, from its own entry. */
export async function readChangeHead(id: string): Promise<JournalEntry | undefined> {
  const { entries } = await control(`/changes/${encodeURIComponent(id)}`, answer('changeRecord'))
  return entries.find(({ type }) => type === 'change')
}
