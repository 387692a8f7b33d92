import { z } from 'zod'
import { changeSummary } from './change.ts'
import { exchange } from './exchange.ts'
import { dropped, journalEntry } from './journal.ts'
import { quirk } from './quirk.ts'

/** `GET /_sandbox/idle` and `GET /_sandbox/work`. */
export const idle = z.object({ queued: z.number(), running: z.number() })

/** `GET /_sandbox/health`. */
export const health = z.object({
  status: z.enum(['ok', 'failing']),
  /** What keeps the sandbox from storing data. */
  problems: z.array(z.object({ message: z.string(), hint: z.string().optional() })).optional(),
})

/** `POST /_sandbox/rules/{id}/resync`. */
export const resyncStart = z.object({ changeId: z.string() })

const choice = z.union([z.string(), z.boolean()])

/** `GET /_sandbox/profile`. */
export const profile = z.object({
  /** `custom` when it departs from the named profile that it is based on. */
  name: z.string(),
  base: z.string(),
  choices: z.record(z.string(), choice),
  available: z.array(z.string()),
  /** The values that each choice may take. */
  values: z.record(z.string(), z.array(choice)),
})
export type ProfileAnswer = z.infer<typeof profile>

/** `GET /_sandbox/quirks`; `active` lists those that apply under the chosen profile. */
export const quirks = z.object({ quirks: z.array(quirk.extend({ active: z.boolean() })) })

/** Settings that all users of the sandbox share and that the journal does not record. */
export const settings = [
  'faults',
  'misbehaviours',
  'delivery',
  'profile',
  'pace',
  'lessons',
  'checks',
] as const
export type Setting = (typeof settings)[number]

/** A message of the type `setting` at `GET /_sandbox/events?settings=true`. */
export const settingMessage = z.object({ setting: z.enum(settings) })

/** `GET /_sandbox/exchanges`, newest first. */
export const exchangePage = z.object({
  exchanges: z.array(exchange.extend({ seq: z.number() })),
  cursor: z.string().optional(),
})

/** `GET /_sandbox/changes`: the journal by source change, newest first. The `cursor` continues with older ones. */
export const changePage = z.object({
  /** The last entry that the answer includes; the stream has the later ones. */
  seq: z.number(),
  changes: z.array(changeSummary),
  cursor: z.string().optional(),
  dropped,
})

/**
 * `GET /_sandbox/entries`: the journal itself, oldest first.
 *
 * `after` reads on from an entry, `before` the ones that come right before an entry, or before the `end`. The `cursor` of a page is
 * the `after`, or the `before`, of the next one; there is none when the page is the last.
 */
export const entryPage = z.object({
  entries: z.array(journalEntry),
  cursor: z.string().optional(),
  dropped,
})

/** `GET /_sandbox/info`: what the ready line says, for the console's own use. `scim` is absent without the reference server. */
export const sandboxInfo = z.object({
  version: z.string(),
  /** The command line as a person types it where this sandbox runs: `npx -y pnpm sandbox` in a checkout. */
  command: z.string(),
  scim: z.string().optional(),
  scimToken: z.string().optional(),
  /** The directories of the reference server beside the default one. */
  scimDirectories: z
    .array(z.object({ name: z.string(), scim: z.string(), scimToken: z.string() }))
    .optional(),
  environmentId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  persistence: z.string(),
  profile: z.string(),
  /** The instant at which the clock stands; absent while it goes. */
  clock: z.string().optional(),
})
export type SandboxInfo = z.infer<typeof sandboxInfo>

/** The error body of the control API. */
export const controlError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
})
export type ControlErrorBody = z.infer<typeof controlError>
