import { ConflictError } from '@pingone-sandbox/store'

const maximumAttempts = 2000

/**
 * Repeats read, change and commit while other writers cause conflicts, so that no update is lost (optimistic concurrency).
 *
 * In each round at least one of n concurrent writers succeeds, but the same writer may fail repeatedly: of 32 that change one resource
 * at once, one in 600 fails 200 rounds, and none 2,000. A request with `If-Match` fails in its second round, because the version has
 * changed: it never overwrites a version that the client has not seen.
 *
 * @throws {ConflictError} After 2,000 rounds.
 */
export async function commitWithRetry<T>(change: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === maximumAttempts) throw error
    }
  }
}
