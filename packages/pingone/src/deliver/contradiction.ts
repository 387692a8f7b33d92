import type { Failure } from '../outbound/result.ts'

/** A search answers a resource of which a read says that it does not exist: neither is believed, and nothing is written. */
export const contradiction = (noun: 'user' | 'group', id: string, found = id): Failure => ({
  message: `The target answers a read of ${noun} ${id} as if it did not exist, and a search for it answers ${noun} ${found}. A resource that is found by a search must be readable by its id (RFC 7644 §3.4.1), and an id never changes (RFC 7643 §3.1).`,
  cause: 'mismatch',
})
