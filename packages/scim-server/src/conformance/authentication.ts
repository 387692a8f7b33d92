import type { Requirements } from './requirement.ts'

/** Who may ask. */
export const authentication = {
  'no-credentials': {
    level: 'MUST',
    section: 'RFC 6750 §3',
    text: 'a request without credentials is answered with 401, a Bearer challenge with a realm and no error code',
  },
  'wrong-token': {
    level: 'MUST',
    section: 'RFC 6750 §3.1',
    text: 'a wrong token is answered with 401 and the error invalid_token',
  },
  'scheme-in-any-case': {
    level: 'MUST',
    section: 'RFC 9110 §11.1',
    text: 'the name of the scheme is read in any letter case',
  },
  'nothing-shown': {
    level: 'SHOULD',
    section: 'RFC 7644 §2',
    text: 'who has no token does not learn which paths and resources exist',
  },
  'config-is-public': {
    level: 'MAY',
    section: 'RFC 7643 §5',
    text: 'ServiceProviderConfig is readable without a token, and says how to authenticate',
  },
} as const satisfies Requirements
