import type { Requirements } from './requirement.ts'
import { everyWay, queries, reads, writes } from './ways.ts'

const notAtMe = everyWay.filter((way) => !way.startsWith('/Me'))

/** Several directories in one server, and what remains after a restart. */
export const directories = {
  'directory-base': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'each directory has a base URL of its own, with which the URLs in its answers begin',
    ways: [...writes, ...reads, ...queries, 'filter', 'sort'],
  },
  'directory-isolation': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'a directory shows and changes its own resources only',
    ways: notAtMe.filter((way) => !way.endsWith('POST')),
  },
  'directory-uniqueness': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'two directories may have the same userName, and each has it once',
    ways: writes,
  },
  'directory-token': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'a request with the token of another directory is answered with 401',
    ways: everyWay,
  },
  'directory-default': {
    level: 'MAY',
    section: 'RFC 7644 §6',
    text: 'the default directory answers at /scim/v2 and at /default/scim/v2',
    ways: [...writes, ...reads, ...queries],
  },
  persistence: {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'an id names the same resource after a restart, with the same version and groups',
    ways: [...reads, ...queries],
  },
} as const satisfies Requirements
