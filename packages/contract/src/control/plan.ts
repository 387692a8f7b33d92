import { z } from 'zod'
import { mapping, propagationStore, rule } from '../platform/propagation.ts'
import { exchange, stepKinds } from './exchange.ts'
import { conditionVerdict } from './journal.ts'
import { taskEnds } from './outcome.ts'
import { ruleStops, subjectKeys } from './retry.ts'
import { subject } from './subject.ts'

const lines = z.array(
  mapping.pick({ targetAttribute: true, sourceAttribute: true, expression: true }),
)

/** A rule in an editor. An absent member keeps its saved value. */
const draftRule = z
  .strictObject({
    ...rule.pick({ active: true, populationExpression: true, groups: true }).shape,
    /** Of users, in place of all that the rule has; empty means the defaults. */
    mappings: lines.max(500),
    /** Of groups: the line that gives their name; empty means that they keep it. */
    groupMappings: lines.max(1),
  })
  .partial()
export type DraftRule = z.infer<typeof draftRule>

/** A connection in an editor. An absent member keeps its saved value; `configuration` replaces all but the secrets that it leaves out. */
const draftConnection = z
  .strictObject(
    propagationStore.pick({
      name: true,
      description: true,
      managed: true,
      status: true,
      configuration: true,
    }).shape,
  )
  .partial()
export type DraftConnection = z.infer<typeof draftConnection>

/** Edits that are not saved, of a rule, of a connection, or the deletion of a rule. They are made to the saved configuration. */
const drafts = z.strictObject({
  rule: draftRule.extend({ id: z.string() }).optional(),
  connection: draftConnection.extend({ id: z.string() }).optional(),
  deletedRule: z.strictObject({ id: z.string(), deprovision: z.boolean() }).optional(),
})
export type PlanDrafts = z.infer<typeof drafts>

/** The body of `POST /_sandbox/plan`. */
export const rehearsalQuery = z.strictObject({
  ...drafts.shape,
  /** Only this rule; absent: every rule that provisions. */
  ruleId: z.string().optional(),
  /** `current`: the active revision. `pending`: as if a revision were created now, which drafts imply. */
  configuration: z.enum(['current', 'pending']).default('current'),
  /** Changes of the rule `ruleId` that are not saved: the same as `rule` with its id. */
  draft: draftRule.optional(),
  /** `resync`, the default: a Full Resync of each rule. `revision`: what the revision after a save sends, in pending configuration. */
  extent: z.enum(['resync', 'revision']).optional(),
  /** Only these users and groups, and the memberships of these users; absent: all of the extent. */
  subjects: subjectKeys.optional(),
  /** How many actions are reported in full; all are counted. Each kind of end has a share. */
  limit: z.number().int().min(0).max(10_000).default(1000),
  /** After so many reads the target is asked no more; what is left is counted by what PingOne knows. */
  maxReads: z.number().int().min(0).optional(),
  /** The same after so many milliseconds. */
  maxMs: z.number().int().min(0).optional(),
})
export type RehearsalQuery = z.infer<typeof rehearsalQuery>

/** A value that a request changes. `before` is absent where there was none or it is unknown, `after` where it is removed. */
const plannedChange = z.object({
  /** `name.givenName`; of an extension `urn:…:User:department`; `members` is their number. */
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type PlannedChange = z.infer<typeof plannedChange>

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
  /** What the write changes at the target. */
  changes: z.array(plannedChange),
  /** Where the values before come from: the last request, or the answer of the target to a read. Absent for a resource that is new. */
  comparedWith: z.enum(['sent', 'target']).optional(),
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
  /** How many of the users and groups that are counted would be disabled, and deleted, at the target. */
  removals: z.object({ disabled: z.number(), deleted: z.number() }),
  coverage: z.object({
    /** The users and groups that were rehearsed, or need no answer of the target. */
    exact: z.number(),
    /** Those that were counted without asking the target: it may have an account for one that is counted as created. */
    estimated: z.number(),
    /** Those that are not counted, since time was up. */
    unexamined: z.number(),
  }),
  /** The rules that would be synced, and the deleted ones that would be released. */
  rules: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The rules of the drafts for which nothing would be sent, and why. */
  stops: z.array(
    z.object({
      rule: z.object({ id: z.string(), name: z.string() }),
      reason: z.enum(ruleStops),
      message: z.string(),
    }),
  ),
  /** The number of requests that only read the target, for unchanged users and groups. */
  reads: z.number(),
  durationMs: z.number(),
  actions: z.array(plannedAction),
})
export type PlanReport = z.infer<typeof planReport>

/** A line of the answer to a plan that was asked for as `application/x-ndjson`: progress, and at the end the report or an error. */
export const planMessage = z.object({
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  report: planReport.optional(),
  error: z
    .object({ code: z.string(), message: z.string(), hint: z.string().optional() })
    .optional(),
})
export type PlanMessage = z.infer<typeof planMessage>
