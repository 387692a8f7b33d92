import type { Requirements } from './requirement.ts'

/** Deleting resources. */
export const deleting = {
  'deleted-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.6',
    text: 'a DELETE that was done is answered with 204 without a body',
  },
  'deleted-is-gone': {
    level: 'MUST',
    section: 'RFC 7644 §3.6',
    text: 'whatever is asked of a deleted resource is answered with 404, and no query returns it',
  },
  'deleted-name-is-free': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.6',
    text: 'a deleted resource takes no part in conflicts: its userName can be given again',
  },
  'deleted-member': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.2',
    text: 'a deleted user is a member of no group any more',
  },
} as const satisfies Requirements
