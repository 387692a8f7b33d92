import { z } from 'zod'
import { changeSummary } from './change.ts'
import { exchange, stepKinds } from './exchange.ts'
import { conditionVerdict, dropped, journalEntry } from './journal.ts'
import { taskEnds } from './outcome.ts'
import { quirk } from './quirk.ts'
import { subject } from './subject.ts'
import { mapping, rule } from '../platform/propagation.ts'
import { subjectKeys } from './retry.ts'

/** `GET /_sandbox/idle`. */
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

/** A rule in an editor. An absent member keeps its saved value. */
const draftRule = z
  .strictObject({
    ...rule.pick({ active: true, populationExpression: true, groups: true }).shape,
    /** Of users, in place of all that the rule has; empty means the defaults. */
    mappings: z
      .array(mapping.pick({ targetAttribute: true, sourceAttribute: true, expression: true }))
      .max(500),
  })
  .partial()
export type DraftRule = z.infer<typeof draftRule>

/** The body of `POST /_sandbox/plan`. */
export const rehearsalQuery = z.strictObject({
  /** Only this rule; absent: every rule that provisions. */
  ruleId: z.string().optional(),
  /** `current`: the active revision. `pending`: as if a revision were created now. */
  configuration: z.enum(['current', 'pending']).default('current'),
  /** Changes of the rule `ruleId` that are not saved; they override the pending configuration. */
  draft: draftRule.optional(),
  /** Only these users and groups, and the memberships of these users; absent: all, as a Full Resync. */
  subjects: subjectKeys.optional(),
  /** How many actions are reported in full; all are counted. */
  limit: z.number().int().min(0).max(10_000).default(1000),
})
export type RehearsalQuery = z.infer<typeof rehearsalQuery>

const plannedAction = z.object({
  end: z.enum(taskEnds),
  rule: z.object({ id: z.string(), name: z.string() }),
  subject,
  inScope: z.boolean(),
  conditions: z.array(conditionVerdict),
  steps: z.array(z.enum(stepKinds)),
  summary: z.string(),
  /** The requests in order, reads among them; an id that the target has not assigned yet is `planned-<n>`. */
  requests: z.array(
    exchange.shape.request.extend({
      purpose: exchange.shape.purpose,
      quirks: exchange.shape.quirks,
    }),
  ),
})
export type PlannedAction = z.infer<typeof plannedAction>

/** `POST /_sandbox/plan`: what a sync would do now. Its reads were sent, its writes were not. */
export const planReport = z.object({
  counts: z.object({
    created: z.number(),
    updated: z.number(),
    removed: z.number(),
    unchanged: z.number(),
    /** Would be left unsynced or partially synced, since an action is switched off. */
    held: z.number(),
    failed: z.number(),
  }),
  /** The number of requests that only read the target, for unchanged users and groups. */
  reads: z.number(),
  actions: z.array(plannedAction),
})
export type PlanReport = z.infer<typeof planReport>
