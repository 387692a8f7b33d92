import { z } from 'zod'

/** Where a statement about PingOne's behaviour comes from. */
export const evidences = ['documented', 'observed', 'inferred'] as const
export type Evidence = (typeof evidences)[number]

export const subject = z.object({
  type: z.enum(['user', 'group', 'population', 'rule', 'connection', 'revision', 'environment']),
  id: z.string(),
  name: z.string(),
})
export type Subject = z.infer<typeof subject>

/** One condition of a rule's user filter, with the value it met. */
export const conditionVerdict = z.object({
  expression: z.string(),
  /** The values found at the attribute; empty when the user has none. */
  seen: z.array(z.unknown()),
  holds: z.boolean(),
})
export type ConditionVerdict = z.infer<typeof conditionVerdict>

export const stepKinds = [
  'lookup',
  'read',
  'create',
  'update',
  'disable',
  'delete',
  'add-members',
  'remove-members',
] as const
export type StepKind = (typeof stepKinds)[number]

/** The purpose of an exchange: a step of a plan, or what surrounds one. */
export const exchangePurposes = [...stepKinds, 'token', 'test', 'check', 'probe'] as const

/** One HTTP request to the target with what came back. Secrets are masked before it is written. Times are ISO 8601 UTC, durations milliseconds. */
export const exchange = z.object({
  id: z.string(),
  at: z.string(),
  durationMs: z.number(),
  purpose: z.enum(exchangePurposes),
  /** What the request was for, in plain words. */
  summary: z.string(),
  changeId: z.string().optional(),
  rule: z.object({ id: z.string(), name: z.string() }).optional(),
  connection: z.object({ id: z.string().optional(), name: z.string() }),
  subject: subject.optional(),
  /** Counts the tries of this request, from 1. */
  attempt: z.number(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().optional(),
  }),
  response: z
    .object({
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      /** The body was longer than what was kept. */
      truncated: z.boolean().optional(),
      /** What is unusual about the body, in words: how it had to be read, or why it could not be. */
      note: z.string().optional(),
    })
    .optional(),
  /** The exchange whose request this one repeats on demand. */
  replayOf: z.string().optional(),
  /** The fault that affected the request, with its effect. */
  fault: z.object({ id: z.string(), summary: z.string() }).optional(),
  /** Why there is no response that can be read; with the status, where that much of one was read. */
  failure: z
    .object({ code: z.string(), message: z.string(), status: z.number().optional() })
    .optional(),
  /** The behaviours of the quirk ledger that shaped the request. */
  quirks: z.array(z.string()),
})
export type Exchange = z.infer<typeof exchange>

export const circuitStates = ['closed', 'open', 'half-open'] as const
export type CircuitState = (typeof circuitStates)[number]

/** How the work on one user or group under one rule can end, the gravest first. */
export const outcomeStatuses = [
  'failed',
  'partial',
  'unsynced',
  'removed',
  'success',
  'unchanged',
] as const
export type OutcomeStatus = (typeof outcomeStatuses)[number]

/** How the work on one user or group of a change can end. `held`: a switch of the connection keeps it as it is at the target. */
export const taskEnds = ['created', 'updated', 'removed', 'unchanged', 'held', 'failed'] as const

/** How many users and groups of a change ended in each way. */
export const endCounts = z.partialRecord(z.enum(taskEnds), z.number())
export type EndCounts = z.infer<typeof endCounts>

/** Why the work on a user or a group fails, as far as it tells what to do about it. */
export const failureCauses = [
  'mapping',
  'credentials',
  'token-endpoint',
  /** The check before the operation failed, and the operation was not sent. */
  'connection-check',
  'not-found',
  'search-not-found',
  'method-not-supported',
  'conflict',
  'refused',
  'throttled',
  'target-error',
  'unreadable',
  'several-matches',
  'mismatch',
  'no-answer',
  'address-refused',
  'certificate',
  'wrong-scheme',
  'proxy',
  'circuit-open',
  'members',
  /** The sandbox itself made a mistake. */
  'defect',
  'other',
] as const
export type FailureCause = (typeof failureCauses)[number]

/** In what an answer contradicts what was sent or looked for, or does not show it. */
export const remarkKinds = [
  /** A value that was sent is missing from the answer. */
  'dropped',
  /** The answer says another value than was sent. */
  'altered',
  /** The answer still has values that were replaced or removed. */
  'kept',
  /** The answer has only some of the values of a list that were sent. */
  'cut',
  /** The answer has more than one primary value, though one was sent. */
  'two-primaries',
  /** The answer is about a resource of another id. */
  'other-id',
  /** The status says success, the body is a SCIM Error. */
  'error-body',
  /** The answer has a body that is no resource. */
  'no-resource',
  /** The counts of a ListResponse do not fit what it lists. */
  'count',
  /** A resource that was created or written with success cannot be read afterwards. */
  'not-readable',
  /** A lookup answers resources that do not match. */
  'other-match',
  /** A lookup does not show the value that was looked for. */
  'not-shown',
] as const
export type RemarkKind = (typeof remarkKinds)[number]

/** What an answer does not bear out although its status says success. */
export const remark = z.object({
  kind: z.enum(remarkKinds),
  /** The attribute it is about: `userName`, `emails[work]`, `members`. */
  attribute: z.string().optional(),
  /** In words for people. */
  message: z.string(),
})
export type Remark = z.infer<typeof remark>

const base = { seq: z.number(), at: z.string() }

/** One entry of the append-only journal. `seq` counts from 1 and is the id of the event stream. */
export const journalEntry = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('change'),
    changeId: z.string(),
    /** PingOne's audit action: `USER.CREATED`, `MEMBER_OF_GROUP.DELETED`, `PROVISIONING_RULE.UPDATED`, … */
    action: z.string(),
    subject,
    summary: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('decision'),
    changeId: z.string(),
    rule: z.object({ id: z.string(), name: z.string() }),
    subject,
    inScope: z.boolean(),
    conditions: z.array(conditionVerdict),
    steps: z.array(z.enum(stepKinds)),
    summary: z.string(),
  }),
  z.object({ ...base, type: z.literal('exchange'), changeId: z.string().optional(), exchange }),
  z.object({
    ...base,
    type: z.literal('outcome'),
    changeId: z.string(),
    rule: z.object({ id: z.string(), name: z.string() }),
    subject,
    status: z.enum(outcomeStatuses),
    /** Why it failed. */
    cause: z.enum(failureCauses).optional(),
    /** How many changes of members the target refused, of a group with how many members; with the cause `members`. */
    memberships: z.object({ failed: z.number(), total: z.number() }).optional(),
    /** The id of the resource at the target. */
    targetId: z.string().optional(),
    /** What the answers contradict, or do not show, of what was sent; absent when there is nothing to remark. */
    remarks: z.array(remark).optional(),
    /** The answer to the last write showed all that was sent and that a target returns. Absent when nothing was written, or the answer had no body. */
    confirmed: z.literal(true).optional(),
    summary: z.string(),
  }),
  /** A pause before the next attempt of a request. */
  z.object({
    ...base,
    type: z.literal('retry'),
    changeId: z.string().optional(),
    rule: z.object({ id: z.string(), name: z.string() }).optional(),
    subject: subject.optional(),
    /** The attempt that failed, from 1. */
    attempt: z.number(),
    waitMs: z.number(),
    summary: z.string(),
  }),
  /** The circuit breaker of a connection has switched. */
  z.object({
    ...base,
    type: z.literal('circuit'),
    changeId: z.string().optional(),
    connection: z.object({ id: z.string().optional(), name: z.string() }),
    state: z.enum(circuitStates),
    summary: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('finished'),
    changeId: z.string(),
    /** Users and groups that a Full Resync finds unchanged have no outcome of their own. Absent when no rule was run. */
    ends: endCounts.optional(),
    summary: z.string(),
  }),
])
export type JournalEntry = z.infer<typeof journalEntry>
export type JournalEntryOf<Type extends JournalEntry['type']> = Extract<
  JournalEntry,
  { type: Type }
>

/** What the journal has dropped from its beginning to keep within its limits. */
export const dropped = z.object({
  count: z.number(),
  /** When the last of them was written. */
  until: z.string().optional(),
})
export type Dropped = z.infer<typeof dropped>

/** A source change, or what follows from none: a request that was no part of a sync, a switch of a circuit breaker. */
export const changeKinds = ['change', 'request', 'circuit'] as const

/** One source change, with what the journal's entries about it come to. */
export const changeSummary = z.object({
  id: z.string(),
  kind: z.enum(changeKinds),
  /** The number of its first entry. */
  seq: z.number(),
  /** The number of the last entry that it counts. */
  last: z.number(),
  at: z.string(),
  action: z.string(),
  subject,
  summary: z.string(),
  finished: z.boolean(),
  /** What the sync said when it had finished. */
  result: z.string().optional(),
  /** The numbers in that. */
  ends: endCounts.optional(),
  /** The rules that made a decision. */
  rules: z.array(z.object({ id: z.string(), name: z.string() })),
  /** How many outcomes there were of each kind. */
  outcomes: z.partialRecord(z.enum(outcomeStatuses), z.number()),
  /** The gravest of them. */
  worst: z.enum(outcomeStatuses).optional(),
  /** Why outcomes failed, and under which rule; each pair once, absent when none did. */
  failures: z.array(z.object({ ruleId: z.string(), cause: z.enum(failureCauses) })).optional(),
  /** How many outcomes carry remarks, and of which kinds; absent when none does. */
  remarked: z.object({ outcomes: z.number(), kinds: z.array(z.enum(remarkKinds)) }).optional(),
  /** How many requests were sent for it. */
  exchanges: z.number(),
})
export type ChangeSummary = z.infer<typeof changeSummary>

/** One source change with everything that followed from it. */
export const changeRecord = changeSummary.extend({
  /** Some thousand at most; `?after=` the last of them reads on. */
  entries: z.array(journalEntry),
  /** How many there are in all. */
  total: z.number(),
})
export type ChangeRecord = z.infer<typeof changeRecord>

/** One thing PingOne does that the RFC does not ask for, or leaves open. */
export const quirk = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  evidence: z.enum(evidences),
  source: z.string(),
  /** When the source says so: a month in which it was seen, a version, the revision of a page, or when it was read. */
  date: z.string().optional(),
  /** The profile choice and value that cause it; absent for a behaviour of every profile. */
  choice: z.string().optional(),
  appliesTo: z.array(z.enum(exchangePurposes)),
})
export type Quirk = z.infer<typeof quirk>
