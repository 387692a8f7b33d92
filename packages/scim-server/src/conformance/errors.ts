import type { Requirements } from './requirement.ts'

/** How requests fail. */
export const errors = {
  'error-body': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'every failure is answered with an Error message of schemas, status as text, a detail, a scimType where one applies, and nothing else',
  },
  'error-media-type': {
    level: 'MUST',
    section: 'RFC 7644 §3.1',
    text: 'failures and answers are application/scim+json',
  },
  'request-media-type': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.1',
    text: 'bodies are read as application/scim+json and application/json, with parameters, and any other type is refused with 415',
  },
  'error-syntax': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a body that is no JSON object is refused with 400 invalidSyntax',
  },
  'error-unknown-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'an endpoint that does not exist is answered with 404',
  },
  'error-method': {
    level: 'MUST',
    section: 'RFC 9110 §15.5.6',
    text: 'a method that an endpoint does not have is answered with 405, and Allow lists those that it has',
  },
  'error-too-large': {
    level: 'SHOULD',
    section: 'RFC 9110 §15.5.14',
    text: 'a body that is too large, and a PATCH of too many operations, are answered with 413',
  },
  'error-hostile': {
    level: 'MUST',
    section: 'RFC 7644 §7',
    text: 'names that reach into an object’s prototype and values nested without end are refused with 400',
  },
} as const satisfies Requirements
