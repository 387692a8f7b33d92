import type { Requirements } from './requirement.ts'
import { deletions, queries, waysOf, writes } from './ways.ts'

const otherRequests = waysOf(
  'replace',
  'patch by path',
  'patch without path',
  'patch by filter',
  'read',
)

/** Deleting resources. */
export const deleting = {
  'deleted-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.6',
    text: 'a DELETE that deletes a resource is answered with 204 and no body',
    ways: deletions,
  },
  'deleted-is-gone': {
    level: 'MUST',
    section: 'RFC 7644 §3.6',
    text: 'every request for a deleted resource is answered with 404',
    ways: [...deletions, ...otherRequests, 'HEAD'],
  },
  'deleted-is-omitted': {
    level: 'MUST',
    section: 'RFC 7644 §3.6',
    text: 'no query returns or counts a deleted resource',
    ways: [...deletions, ...queries, 'filter', 'sort'],
  },
  'deleted-name-is-free': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.6',
    text: 'a deleted resource takes no part in conflicts: its userName can be given again',
    ways: [...deletions, ...writes.filter((way) => !way.startsWith('/Me'))],
  },
  'deleted-member': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'a deleted user is no longer a member of any group',
    ways: deletions,
  },
} as const satisfies Requirements
