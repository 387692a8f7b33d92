import { z } from 'zod'
import { exchange, journalEntry, quirk } from './journal.ts'

/** `GET /_sandbox/idle`. */
export const idle = z.object({ queued: z.number(), running: z.number() })

/** `GET /_sandbox/profile`. */
export const profile = z.object({
  name: z.string(),
  choices: z.record(z.string(), z.union([z.string(), z.boolean()])),
  available: z.array(z.string()),
})
export type ProfileAnswer = z.infer<typeof profile>

/** `GET /_sandbox/quirks`; `active` tells which the chosen profile brings about. */
export const quirks = z.object({ quirks: z.array(quirk.extend({ active: z.boolean() })) })

/** `GET /_sandbox/exchanges`, newest first. */
export const exchangePage = z.object({
  exchanges: z.array(exchange.extend({ seq: z.number() })),
  cursor: z.string().optional(),
})

/** `GET /_sandbox/entries`: the journal itself, oldest first, for a console that opens late. */
export const entryPage = z.object({ entries: z.array(journalEntry), cursor: z.string().optional() })

/** `GET /_sandbox/info`: what the ready line says, for the console's own use. `scim` is absent without the reference server. */
export const sandboxInfo = z.object({
  version: z.string(),
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
})
export type SandboxInfo = z.infer<typeof sandboxInfo>

/** The error body of the control API. */
export const controlError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
})
