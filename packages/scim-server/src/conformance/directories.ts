import type { Requirements } from './requirement.ts'

/** Several tenants in one server, and what outlasts it. */
export const directories = {
  'directory-base': {
    level: 'MAY',
    section: 'RFC 7644 §6.1',
    text: 'each directory has a base URL of its own, and the URLs in its answers begin with it',
  },
  'directory-isolation': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'a directory shows, finds and changes its own resources only, and counts uniqueness by itself',
  },
  'directory-token': {
    level: 'SHOULD',
    section: 'RFC 7644 §6.1',
    text: 'the token of one directory opens no other',
  },
  'directory-default': {
    level: 'MAY',
    section: 'RFC 7644 §6.1',
    text: 'the default directory answers at /scim/v2 and at /default/scim/v2 alike',
  },
  persistence: {
    level: 'SHOULD',
    section: 'RFC 7643 §3.1',
    text: 'an id, once issued, names the same resource after a restart, of the same version and with the same groups',
  },
} as const satisfies Requirements
