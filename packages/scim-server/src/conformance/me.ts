import type { Requirements } from './requirement.ts'
import { waysOf } from './ways.ts'

const atMe = waysOf(
  'replace',
  'patch by path',
  'patch without path',
  'patch by filter',
  'delete',
  'read',
).filter((way) => way.startsWith('/Me'))

/** The alias of the authenticated user. */
export const me = {
  'me-reads': {
    level: 'MAY',
    section: 'RFC 7644 §3.11',
    text: 'a GET at /Me is answered with the user that /Me stands for, limited by attributes and excludedAttributes',
    ways: ['/Me GET'],
  },
  'me-writes': {
    level: 'MAY',
    section: 'RFC 7644 §3.11',
    text: 'PUT, PATCH and DELETE at /Me act on that user and are answered as at its own URL',
    ways: atMe.filter((way) => way !== '/Me GET'),
  },
  'me-location': {
    level: 'MUST',
    section: 'RFC 7644 §3.11',
    text: 'the Location of every answer from /Me is the permanent URL of the user',
    ways: atMe,
  },
  'me-unknown': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'requests at /Me are answered with 404 while the user that /Me stands for does not exist',
    ways: atMe,
  },
  'me-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.11',
    text: 'a server whose /Me stands for no user answers 501 there to every method',
    ways: atMe,
  },
} as const satisfies Requirements
