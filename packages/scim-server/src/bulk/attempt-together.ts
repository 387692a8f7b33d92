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

/** An operation and its outcome. */
export interface Attempted {
  readonly step: BulkStep
  readonly attempt: Attempt
}

/**
 * Attempts operations that refer to each other: commits all of them at once, or none. If one fails, those that failed by themselves
 * come first in the result, then those that failed because of them.
 *
 * `resolveWith` makes the resolver of references from the ids of the resources that these operations have created.
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
    // The revisions of the store do not count what the draft has changed.
    const store = { ...run.service.store, ...draft.store, revision: undefined }
    const service = { ...run.service, store }
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

/** Attempts each operation on the draft, then adds the deferred members to new groups. */
async function attemptAll(
  steps: readonly BulkStep[],
  resolveWith: (made: ReadonlyMap<string, string>) => Resolve,
  { run, draft }: Drafted,
): Promise<{
  readonly attempted: readonly Attempted[]
  /** The number of writes in the draft after each of the operations. */
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
  // A member that failed has its own error; the group does not add another one.
  if (attempted.some(({ attempt }) => isFailure(attempt.outcome))) return { attempted, ends }
  const resolve = resolveWith(made)
  const completed: Attempted[] = []
  for (const each of attempted) completed.push(await addDeferredMembers(each, resolve, run))
  return { attempted: completed, ends }
}

async function addDeferredMembers(
  attempted: Attempted,
  resolve: Resolve,
  { service, request }: BulkRun,
): Promise<Attempted> {
  const { step, attempt } = attempted
  const { id, outcome } = attempt
  if (id === undefined || step.deferredMembers.length === 0) return attempted
  try {
    const ids = step.deferredMembers.map(resolve)
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

/** Commits the writes of the draft; returns the operation that makes it impossible, if there is one. */
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
    // The conflict may have ended meanwhile: try again.
    if (refused === undefined) throw new ConflictError(error.collection, error.existingId)
    return { at: ends.findIndex((end) => refused < end), error: toScimError(error) }
  }
}

/** Marks all operations of a unit as failed when one has failed. */
function failTogether(attempted: readonly Attempted[]): readonly Attempted[] {
  const { failed = [], done = [] } = Object.groupBy(attempted, ({ attempt }) =>
    isFailure(attempt.outcome) ? 'failed' : 'done',
  )
  const causes = failed.map(({ step }) => nameOf(step)).join(', ')
  const detail = `The operation refers to others that failed, and they to it: ${causes}.`
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
