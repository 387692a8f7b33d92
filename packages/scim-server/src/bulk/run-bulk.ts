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
  const made = new Map<number, string>()
  const resolve = createResolve(operations, ids)
  const steps = planBulk(operations, run.service.groups)
  let failures = 0
  for (const step of steps) {
    const { outcome, id } = await attemptOperation(step, resolve, run)
    outcomes.set(step.index, outcome)
    if (isFailure(outcome)) failures++
    else if (id !== undefined) {
      made.set(step.index, id)
      if (outcome.bulkId !== undefined) ids.set(outcome.bulkId, id)
    }
    if (failures === run.failOnErrors) break
  }
  for (const { index, lateMembers } of steps) {
    const [outcome, id] = [outcomes.get(index), made.get(index)]
    if (!outcome || id === undefined || lateMembers.length === 0) continue
    const group = { outcome, id, memberIds: () => lateMembers.map(resolve) }
    outcomes.set(index, await addLateMembers(group, run))
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

/** A group that was created without some of its members. */
interface CreatedGroup {
  readonly outcome: BulkOutcome
  readonly id: string
  readonly memberIds: () => readonly string[]
}

/** Completes a group whose members had to be created after it. The group stays when that fails. */
async function addLateMembers(
  { outcome, id, memberIds }: CreatedGroup,
  { service, request }: BulkRun,
): Promise<BulkOutcome> {
  try {
    const ids = memberIds()
    const target = { ...request, headers: {}, params: { id } }
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
