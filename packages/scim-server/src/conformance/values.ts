import type { Requirements } from './requirement.ts'

/** Attributes and their values. */
export const values = {
  'names-in-any-case': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'attribute names are taken in any letter case and returned in the spelling of the schema',
  },
  'names-once': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'an attribute that is given twice, in spellings of different letter case, is refused with 400 invalidValue',
  },
  'names-of-ascii': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'attribute names are of ASCII letters: with the Kelvin sign for a k, nickName is no attribute, in a resource, a filter or a path',
  },
  'types-checked': {
    level: 'MUST',
    section: 'RFC 7643 §2.3',
    text: 'a value of another type than the attribute’s is refused with 400 invalidValue that names the attribute',
  },
  unassigned: {
    level: 'MUST',
    section: 'RFC 7643 §2.5',
    text: 'null and an empty array leave an attribute unassigned, and what is unassigned is not returned',
  },
  'one-primary': {
    level: 'MUST',
    section: 'RFC 7643 §2.4',
    text: 'at most one value of an attribute is primary',
  },
  'unknown-ignored': {
    level: 'MAY',
    section: 'RFC 7644 §3.3',
    text: 'attributes that no schema has are ignored',
  },
  'external-id': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'externalId is the client’s: it is kept as sent, and two resources may have the same',
  },
  'meta-issued': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'id and meta are the server’s: resourceType, created, lastModified, location and version',
  },
  'immutable-kept': {
    level: 'MUST',
    section: 'RFC 7643 §2.2',
    text: 'an immutable attribute is set once, if not at first then later: a PUT or PATCH with another value is refused with 400 mutability',
  },
  'read-only-kept': {
    level: 'MUST',
    section: 'RFC 7643 §2.2',
    text: 'a read-only sub-attribute stays as the server issued it when its attribute is replaced by PUT or PATCH',
  },
  'user-name-unique': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.1',
    text: 'a userName is unique in whatever letter case: the second is refused with 409 uniqueness',
  },
} as const satisfies Requirements
