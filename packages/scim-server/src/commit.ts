import { ConflictError } from '@pingone-sandbox/store'

const maximumAttempts = 200

/**
 * Runs a read-change-commit again for as long as another writer comes in between, so that no update is lost.
 *
 * In each round at least one writer wins, so n concurrent writers need at most n rounds. A client that sent `If-Match`
 * meets the new version on the second round and is refused there: it never overwrites what it has not seen.
 *
 * @throws {ConflictError} After 200 lost rounds.
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
