import type { Requirements } from './requirement.ts'
import { everyWay } from './ways.ts'

/** Which requests are served. */
export const authentication = {
  'no-credentials': {
    level: 'MUST',
    section: 'RFC 6750 §3',
    text: 'a request without an Authorization header is answered with 401 and a Bearer challenge that has a realm, and changes nothing',
    ways: everyWay,
  },
  'no-error-code': {
    level: 'SHOULD',
    section: 'RFC 6750 §3.1',
    text: 'the challenge has no error code when the request has no bearer token: no Authorization header, or one of another scheme',
    ways: everyWay,
  },
  'wrong-token': {
    level: 'SHOULD',
    section: 'RFC 6750 §3.1',
    text: 'a request with another token is answered with 401 and the error invalid_token, and changes nothing',
    ways: everyWay,
  },
  'scheme-in-any-case': {
    level: 'MUST',
    section: 'RFC 9110 §11.1',
    text: 'the name of the scheme is read in any letter case',
    ways: everyWay,
  },
  'nothing-shown': {
    level: 'MAY',
    section: 'RFC 9110 §15.5.2',
    text: 'a request without a token is answered alike at every path but /ServiceProviderConfig, so that the answer does not tell which resources exist',
    ways: everyWay,
  },
  'config-is-public': {
    level: 'SHOULD',
    section: 'RFC 7643 §5',
    text: 'ServiceProviderConfig is readable without a token, and its authenticationSchemes say how to authenticate',
    ways: ['GET', 'HEAD'],
  },
} as const satisfies Requirements
