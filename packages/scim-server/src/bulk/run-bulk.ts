import { ScimError, type BulkOperation, type BulkOutcome } from '@pingone-sandbox/scim'
import { formatVersion } from '../precondition.ts'
import { updateResource } from '../update.ts'
import { attemptOperation, failedOutcome, type BulkRun } from './attempt-operation.ts'
import { planBulk } from './plan-bulk.ts'
import type { Resolve } from './references.ts'

/**
 * Tries the operations of a bulk request one after the other.
 *
 * Returns what became of those that were tried, in the order of the request.
 */
export async function runBulk(
  operations: readonly BulkOperation[],
  run: BulkRun & {
    /** After how many failures the rest is not tried. */
    readonly failOnErrors: number
  },
): Promise<readonly BulkOutcome[]> {
  const outcomes = new Map<number, BulkOutcome>()
  const ids = new Map<string, string>()
  const resolve = createResolve(operations, ids)
  const steps = planBulk(operations, run.service.groups)
  let failures = 0
  for (const step of steps) {
    const outcome = await attemptOperation(step, resolve, run)
    outcomes.set(step.index, outcome)
    if (isFailure(outcome)) failures++
    else if (outcome.bulkId !== undefined) ids.set(outcome.bulkId, idAt(outcome))
    if (failures === run.failOnErrors) break
  }
  for (const { index, lateMembers } of steps) {
    const outcome = outcomes.get(index)
    if (!outcome || isFailure(outcome) || lateMembers.length === 0) continue
    outcomes.set(index, await addLateMembers(outcome, () => lateMembers.map(resolve), run))
  }
  return [...outcomes].sort(([one], [other]) => one - other).map(([, outcome]) => outcome)
}

function createResolve(
  operations: readonly BulkOperation[],
  ids: ReadonlyMap<string, string>,
): Resolve {
  const known = new Set(operations.map(({ bulkId }) => bulkId))
  return (bulkId) => {
    const id = ids.get(bulkId)
    if (id !== undefined) return id
    throw known.has(bulkId)
      ? new ScimError(
          409,
          `bulkId:${bulkId} stands for nothing: its operation failed or was not tried.`,
        )
      : new ScimError(400, `No operation has the bulkId ${bulkId}.`, 'invalidValue')
  }
}

/** Completes a group whose members had to be created after it. The group stays when that fails. */
async function addLateMembers(
  outcome: BulkOutcome,
  memberIds: () => readonly string[],
  { service, request }: BulkRun,
): Promise<BulkOutcome> {
  try {
    const ids = memberIds()
    const target = { ...request, headers: {}, params: { id: idAt(outcome) } }
    const { version } = await updateResource(service, service.groups, target, (document) => ({
      attributes: document,
      steps: [{ kind: 'add', ids }],
    }))
    return { ...outcome, version: formatVersion(version) }
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    const detail = `The group was created, but its members that refer to it are missing: ${error.message}`
    return failedOutcome(outcome, new ScimError(error.status, detail, error.scimType))
  }
}

function isFailure({ status }: BulkOutcome): boolean {
  return Number(status) >= 400
}

function idAt({ location = '' }: BulkOutcome): string {
  return decodeURIComponent(location.slice(location.lastIndexOf('/') + 1))
}
