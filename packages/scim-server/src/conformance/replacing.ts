import type { Requirements } from './requirement.ts'

/** Replacing resources with PUT. */
export const replacing = {
  'put-answers': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT is answered with 200 and the resource as it is now',
  },
  'put-clears': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'what a PUT leaves out is cleared, with null and an empty array too',
  },
  'put-read-only': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'read-only attributes in a PUT are ignored and stay as they were',
  },
  'put-immutable': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT sets an immutable attribute that has no value; one that gives it another value is refused with 400 mutability and changes nothing',
  },
  'put-required': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT without a required attribute is refused with 400 invalidValue and changes nothing',
  },
  'put-unknown': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT creates nothing: an unknown id is answered with 404',
  },
  'put-unique': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a PUT that takes the userName of another user is refused with 409 uniqueness, in whatever letter case',
  },
  'put-members': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT of a group replaces its members, and without members leaves it empty',
  },
} as const satisfies Requirements
