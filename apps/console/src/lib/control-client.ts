import { ControlError, createControlClient, type Schema } from '@pingone-sandbox/client'
import type { JournalEntry } from '@pingone-sandbox/contract'
import { basePath } from './base-path.ts'
import { answer } from './answer.ts'
import { reachSandbox } from './reach-sandbox.ts'

/** The control API of the sandbox that served the page. */
const client = createControlClient({ control: `${basePath}/_sandbox`, fetch: reachSandbox })

/** Reads from the control API. Throws a `ControlError`. */
export function control<Value>(path: string, schema: Schema<Value>): Promise<Value> {
  return client.read(path, schema)
}

/** Sends a JSON body to the control API and reads the answer. Throws a `ControlError`. */
export function sendControl<Value>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  schema: Schema<Value>,
  body: object = {},
): Promise<Value> {
  return client.read(path, schema, { method, body })
}

/** Sends a request to the control API, for an answer that is no JSON or does not matter. Throws a `ControlError`. */
export async function controlResponse(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await client.request(path, init)
  if (response.ok) return response
  const { method = 'GET' } = init
  throw new ControlError({ method, path }, { status: response.status, text: await response.text() })
}

/** What the sandbox says of itself. */
export function readInfo() {
  return control('/info', answer('sandboxInfo'))
}

/** How much is left to provision. */
export function readWork() {
  return control('/work', answer('idle'))
}

/** The behaviour profile in use and those to choose from. */
export function readProfile() {
  return control('/profile', answer('profile'))
}

/** A page of the journal, oldest first: the newest entries before a position. */
export function readJournalBefore(before: number | 'end') {
  return control(`/entries?before=${before}&limit=500`, answer('entryPage'))
}

/** The entry that begins a change. */
export async function readChangeHead(id: string): Promise<JournalEntry | undefined> {
  const { entries } = await control(`/changes/${encodeURIComponent(id)}`, answer('changeRecord'))
  return entries.find(({ type }) => type === 'change')
}
