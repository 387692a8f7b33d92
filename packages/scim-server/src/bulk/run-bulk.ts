import { ScimError, type BulkOperation, type BulkOutcome } from '@pingone-sandbox/scim'
import { attemptOperation, isFailure, type Attempt, type BulkRun } from './attempt-operation.ts'
import { attemptTogether } from './attempt-together.ts'
import { planBulk, type BulkStep, type BulkUnit } from './plan-bulk.ts'
import type { Resolve } from './references.ts'

/**
 * Attempts the operations of a bulk request one after the other.
 *
 * Returns the outcomes of those that were attempted, in the order of the request.
 */
export async function runBulk(
  operations: readonly BulkOperation[],
  run: BulkRun & {
    /** The number of failures after which the remaining operations are skipped. */
    readonly failOnErrors: number
  },
): Promise<readonly BulkOutcome[]> {
  const outcomes = new Map<number, BulkOutcome>()
  const ids = new Map<string, string>()
  const known = new Set(operations.map(({ bulkId }) => bulkId))
  let failures = 0
  for (const unit of planBulk(operations, run.service)) {
    for (const { step, attempt } of await attemptUnit(unit, { known, ids }, run)) {
      if (failures === run.failOnErrors) break
      const { outcome, id } = attempt
      outcomes.set(step.index, outcome)
      if (isFailure(outcome)) failures++
      else if (outcome.bulkId !== undefined && id !== undefined) ids.set(outcome.bulkId, id)
    }
    if (failures === run.failOnErrors) break
  }
  return [...outcomes].sort(([one], [other]) => one - other).map(([, outcome]) => outcome)
}

interface References {
  /** The bulkIds of all operations. */
  readonly known: ReadonlySet<string | undefined>
  /** The ids of the resources of completed operations, by bulkId. */
  readonly ids: ReadonlyMap<string, string>
}

async function attemptUnit(
  { steps, isAtomic }: BulkUnit,
  { known, ids }: References,
  run: BulkRun,
): Promise<readonly { readonly step: BulkStep; readonly attempt: Attempt }[]> {
  if (isAtomic) {
    const inUnit = (made: ReadonlyMap<string, string>) =>
      createResolve({ known, ids: new Map([...ids, ...made]) })
    return attemptTogether(steps, inUnit, run)
  }
  const resolve = createResolve({ known, ids })
  const attempts = []
  for (const step of steps) {
    attempts.push({ step, attempt: await attemptOperation(step, resolve, run) })
  }
  return attempts
}

function createResolve({ known, ids }: References): Resolve {
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
