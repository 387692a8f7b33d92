import { ScimError } from '@pingone-sandbox/scim'
import { ConflictError, createDraft, UniquenessError, type Draft } from '@pingone-sandbox/store'
import { membershipType } from '../directory/collections.ts'
import type { Service } from '../directory/service.ts'
import { toScimError } from '../response/respond.ts'
import { formatVersion } from '../versions/entity-tag.ts'
import { commitWithRetry } from '../writing/commit.ts'
import { updateResource } from '../writing/update.ts'
import {
  attemptOperation,
  failedOutcome,
  isFailure,
  type Attempt,
  type BulkRun,
} from './attempt-operation.ts'
import type { BulkStep } from './plan-bulk.ts'
import type { Resolve } from './references.ts'

/** An operation and what became of it. */
export interface Attempted {
  readonly step: BulkStep
  readonly attempt: Attempt
}

/**
 * Tries operations that refer to each other: all of them are done in one commit, or none is. Those that failed by themselves come
 * first, then those that failed with them.
 *
 * `resolveWith` finds what a reference stands for, given the ids of what these operations have made.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7.1 RFC 7644 §3.7.1}
 */
export function attemptTogether(
  steps: readonly BulkStep[],
  resolveWith: (made: ReadonlyMap<string, string>) => Resolve,
  run: BulkRun,
): Promise<readonly Attempted[]> {
  return commitWithRetry(async () => {
    const draft = createDraft(run.service.store, typesOf(run.service))
    const service = { ...run.service, store: { ...run.service.store, ...draft.store } }
    const drafted = { ...run, service, router: run.routerOn(service) }
    const { attempted, ends } = await attemptAll(steps, resolveWith, { run: drafted, draft })
    if (attempted.some(({ attempt }) => isFailure(attempt.outcome))) return failTogether(attempted)
    const refusal = await applyDraft(draft, ends)
    if (!refusal) return attempted
    return failTogether(
      attempted.map((each, index) => (index === refusal.at ? fail(each, refusal.error) : each)),
    )
  })
}

interface Drafted {
  readonly run: BulkRun
  readonly draft: Draft
}

/** Tries each operation on the draft, and completes new groups by the members that had to be made after them. */
async function attemptAll(
  steps: readonly BulkStep[],
  resolveWith: (made: ReadonlyMap<string, string>) => Resolve,
  { run, draft }: Drafted,
): Promise<{
  readonly attempted: readonly Attempted[]
  /** How many writes were held back after each of the operations. */
  readonly ends: readonly number[]
}> {
  const made = new Map<string, string>()
  const attempted: Attempted[] = []
  const ends: number[] = []
  for (const step of steps) {
    const attempt = await attemptOperation(step, resolveWith(made), run)
    attempted.push({ step, attempt })
    ends.push(draft.length())
    const { outcome, id } = attempt
    if (!isFailure(outcome) && outcome.bulkId !== undefined && id !== undefined)
      made.set(outcome.bulkId, id)
  }
  // Members that failed are missing for their own reason, which is not the group's.
  if (attempted.some(({ attempt }) => isFailure(attempt.outcome))) return { attempted, ends }
  const resolve = resolveWith(made)
  const completed: Attempted[] = []
  for (const each of attempted) completed.push(await addLateMembers(each, resolve, run))
  return { attempted: completed, ends }
}

async function addLateMembers(
  attempted: Attempted,
  resolve: Resolve,
  { service, request }: BulkRun,
): Promise<Attempted> {
  const { step, attempt } = attempted
  const { id, outcome } = attempt
  if (id === undefined || step.lateMembers.length === 0) return attempted
  try {
    const ids = step.lateMembers.map(resolve)
    const target = { ...request, headers: {}, params: { id } }
    const { version } = await updateResource(service, service.groups, target, (document) => ({
      attributes: document,
      steps: [{ kind: 'add', ids }],
    }))
    return { step, attempt: { id, outcome: { ...outcome, version: formatVersion(version) } } }
  } catch (error) {
    if (error instanceof ScimError) return fail(attempted, error)
    throw error
  }
}

/** Makes the writes of the draft, or finds the operation because of which that cannot be. */
async function applyDraft(
  draft: Draft,
  ends: readonly number[],
): Promise<{ readonly at: number; readonly error: ScimError } | undefined> {
  try {
    await draft.apply()
    return undefined
  } catch (error) {
    if (!(error instanceof UniquenessError)) throw error
    const refused = await draft.findRefused()
    // What was taken may be free by now.
    if (refused === undefined) throw new ConflictError(error.collection, error.existingId)
    return { at: ends.findIndex((end) => refused < end), error: toScimError(error) }
  }
}

/** Says of operations that refer to each other that all of them failed, when one has. */
function failTogether(attempted: readonly Attempted[]): readonly Attempted[] {
  const { failed = [], done = [] } = Object.groupBy(attempted, ({ attempt }) =>
    isFailure(attempt.outcome) ? 'failed' : 'done',
  )
  const culprits = failed.map(({ step }) => nameOf(step)).join(', ')
  const detail = `The operation refers to others that failed, and they to it: ${culprits}.`
  return [...failed, ...done.map((each) => fail(each, new ScimError(409, detail)))]
}

function fail({ step, attempt }: Attempted, error: ScimError): Attempted {
  return { step, attempt: { outcome: failedOutcome(attempt.outcome, error) } }
}

function nameOf({ operation: { bulkId, method, path } }: BulkStep): string {
  return bulkId === undefined ? `${method} ${path}` : `bulkId:${bulkId}`
}

function typesOf({ endpoints, memberships }: Service) {
  const types = endpoints.map(({ collection, type }) => [collection, type] as const)
  return new Map([...types, [memberships, membershipType] as const])
}
