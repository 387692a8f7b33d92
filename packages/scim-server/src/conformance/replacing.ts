import type { Requirements } from './requirement.ts'
import { replacements } from './ways.ts'

const notAtMe = replacements.filter((way) => !way.startsWith('/Me'))

/** Replacing resources with PUT. */
export const replacing = {
  'put-answers': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT that replaces a resource is answered with 200 and the resource, as a GET then returns it',
    ways: replacements,
  },
  'put-replaces': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'the values in a PUT take the place of all values that the attributes had',
    ways: replacements,
  },
  'put-clears': {
    level: 'MAY',
    section: 'RFC 7644 §3.5.1',
    text: 'an attribute that a PUT leaves out has no value afterwards',
    ways: replacements,
  },
  'put-read-only': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'read-only attributes in a PUT are ignored and stay as they were',
    ways: replacements,
  },
  'put-immutable-first': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT sets an immutable attribute that has no value yet',
    ways: notAtMe,
  },
  'put-immutable': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT that gives another value to an immutable attribute is refused with 400 mutability and changes nothing; the same value is taken',
    ways: notAtMe,
  },
  'put-required': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a PUT without a value for a required attribute is refused with 400 invalidValue and a detail that names the attribute; nothing changes',
    ways: replacements,
  },
  'put-unknown': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT to an id that does not exist creates nothing and is answered with 404',
    ways: replacements,
  },
  'put-members': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.1',
    text: 'the members in a PUT of a group take the place of all members that it had',
    ways: notAtMe,
  },
  'put-no-members': {
    level: 'MAY',
    section: 'RFC 7644 §3.5.1',
    text: 'a group has no members after a PUT that leaves them out',
    ways: notAtMe,
  },
} as const satisfies Requirements
