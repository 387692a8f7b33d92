import {
  changeRecord,
  controlError,
  entryPage,
  profile,
  sandboxInfo,
  type JournalEntry,
} from '@pingone-sandbox/contract'
import type { z } from 'zod'
import { reachSandbox } from './reach-sandbox.ts'

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
export async function control<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  init?: RequestInit,
): Promise<z.infer<Schema>> {
  return schema.parse(await (await controlResponse(path, init)).json())
}

/** Sends a JSON body to the control API and reads the answer. */
export function sendControl<Schema extends z.ZodType>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  schema: Schema,
  body: object = {},
): Promise<z.infer<Schema>> {
  const headers = { 'content-type': 'application/json' }
  return control(path, schema, { method, headers, body: JSON.stringify(body) })
}

/** Like {@link control}, for answers whose body does not matter. */
export async function controlResponse(path: string, init?: RequestInit): Promise<Response> {
  const response = await reachSandbox(`/_sandbox${path}`, init)
  if (response.ok) return response
  const { data } = controlError.safeParse(await response.json().catch(() => undefined))
  if (data === undefined) throw new ControlError(`The sandbox answered ${response.status}.`)
  throw new ControlError([data.message, data.hint].filter(Boolean).join(' '), data.code)
}

/** What the sandbox says of itself. */
export function readInfo() {
  return control('/info', sandboxInfo)
}

/** The behaviour profile in use and those to choose from. */
export function readProfile() {
  return control('/profile', profile)
}

/** A page of the journal, oldest first: the newest entries before a position. */
export function readJournalBefore(before: number | 'end') {
  return control(`/entries?before=${before}&limit=500`, entryPage)
}

/** What a change was, from its own entry. */
export async function readChangeHead(id: string): Promise<JournalEntry | undefined> {
  const { entries } = await control(`/changes/${encodeURIComponent(id)}`, changeRecord)
  return entries.find(({ type }) => type === 'change')
}
