import type { Requirements } from './requirement.ts'

/** The alias of the one who asks. */
export const me = {
  'me-reads': {
    level: 'MAY',
    section: 'RFC 7644 §3.11',
    text: 'GET /Me answers with the user that the subject stands for',
  },
  'me-location': {
    level: 'MUST',
    section: 'RFC 7644 §3.11',
    text: 'the Location of an answer from /Me is the permanent URL of the user',
  },
  'me-writes': {
    level: 'MAY',
    section: 'RFC 7644 §3.11',
    text: 'PUT, PATCH and DELETE at /Me act on that user',
  },
  'me-unknown': {
    level: 'MUST',
    section: 'RFC 7644 §3.11',
    text: '/Me is answered with 404 while there is no such user',
  },
  'me-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.11',
    text: 'a server without a subject answers 501 at /Me, whatever the method',
  },
} as const satisfies Requirements
