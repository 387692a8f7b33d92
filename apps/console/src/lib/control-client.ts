import {
  controlError,
  entryPage,
  profile,
  sandboxInfo,
  type JournalEntry,
} from '@pingone-sandbox/pingone/contract'
import type { z } from 'zod'

/** Reads from or writes to the sandbox's control API; throws with its message when that fails. */
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
  const response = await fetch(`/_sandbox${path}`, init)
  if (response.ok) return response
  const { data } = controlError.safeParse(await response.json().catch(() => undefined))
  throw new Error(
    data === undefined
      ? `The sandbox answered ${response.status}.`
      : [data.message, data.hint].filter(Boolean).join(' '),
  )
}

/** What the sandbox says of itself. */
export function readInfo() {
  return control('/info', sandboxInfo)
}

/** The behaviour profile in use and those to choose from. */
export function readProfile() {
  return control('/profile', profile)
}

/** The whole journal, oldest first. */
export async function readJournal(): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({
      limit: '500',
      ...(cursor !== undefined && { after: cursor }),
    })
    const page = await control(`/entries?${query}`, entryPage)
    entries.push(...page.entries)
    cursor = page.cursor
  } while (cursor !== undefined)
  return entries
}
