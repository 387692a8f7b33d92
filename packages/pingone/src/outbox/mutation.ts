import { ConflictError, type Store, type Write } from '@pingone-sandbox/store'
import { createSemaphore } from '../concurrency/semaphore.ts'
import type { ChangeQueue, NewChange } from './change.ts'

/** The writes and the change event of an operation, computed from what it has read. */
export interface Mutation<Result> {
  readonly result: Result
  readonly writes: readonly Write[]
  /** Absent when nothing changes; then nothing is written either. */
  readonly change?: NewChange
}

/** Decides a mutation, commits it together with its change event, and returns its result. */
export type Mutate = <Result>(decide: () => Promise<Mutation<Result>>) => Promise<Result>

/** What every operation of the directory works with. */
export interface DirectoryContext {
  readonly store: Store
  readonly mutate: Mutate
  readonly clock: () => Date
  readonly newId: () => string
}

/**
 * Makes the one way in which the directory changes.
 *
 * One mutation is decided and committed at a time, because some rules span documents (a population that is deleted must be empty,
 * an edge needs both ends). Another writer to the same store shows as a version conflict, and the mutation is decided afresh.
 */
export function createMutate(changes: ChangeQueue): Mutate {
  const queue = createSemaphore(1)
  return (decide) => queue.run(() => commitDecision(changes, decide))
}

const attempts = 5

async function commitDecision<Result>(
  changes: ChangeQueue,
  decide: () => Promise<Mutation<Result>>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const { result, writes, change } = await decide()
    if (!change) return result
    try {
      await changes.commit(change, writes)
      return result
    } catch (error) {
      if (error instanceof ConflictError && attempt < attempts) continue
      throw error
    }
  }
}
