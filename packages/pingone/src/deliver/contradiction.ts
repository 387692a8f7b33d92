import type { Failure } from '../outbound/result.ts'

/**
 * The failure when a search finds a resource that a read by id answers with 404. Which answer is right is unknown, so nothing is
 * written.
 */
export const contradiction = (noun: 'user' | 'group', id: string, found = id): Failure => ({
  message: `The target answers a read of ${noun} ${id} as if it did not exist, and a search for it answers ${noun} ${found}. A resource that is found by a search must be readable by its id (RFC 7644 §3.4.1), and an id never changes (RFC 7643 §3.1).`,
  cause: 'mismatch',
})
