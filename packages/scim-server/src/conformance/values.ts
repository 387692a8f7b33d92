import type { Requirements } from './requirement.ts'
import {
  changes,
  creations,
  filteredPatches,
  patchesByPath,
  patchesWithoutPath,
  queries,
  replacements,
  writes,
} from './ways.ts'

/** Attributes and their values. */
export const values = {
  'names-in-any-case': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'attribute names are read in any letter case, in a resource, a path, a filter, sortBy and attributes, and returned in the spelling of the schema',
    ways: [...writes, ...filteredPatches, ...queries, 'filter', 'sort', 'GET'],
  },
  'names-once': {
    level: 'MAY',
    section: 'RFC 7643 §2.1',
    text: 'an object that gives an attribute twice, in spellings of different letter case, is refused with 400 invalidValue',
    ways: writes,
  },
  'names-of-ascii': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'attribute names consist of ASCII letters, digits, - and _: nickName with the Kelvin sign for its k is ignored in a resource and refused in a filter, sortBy and a path',
    ways: [
      ...creations,
      ...replacements,
      ...patchesWithoutPath,
      ...patchesByPath,
      ...queries,
      'filter',
      'sort',
    ],
  },
  'types-checked': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a value of another type than its attribute’s is refused with 400 invalidValue and a detail that names the attribute',
    ways: [...writes, ...filteredPatches],
  },
  'formats-checked': {
    level: 'MUST',
    section: 'RFC 7643 §2.3',
    text: 'a dateTime that does not exist, binary data that is not base64 and a reference that is no URI are refused with 400 invalidValue and a detail that names the attribute',
    ways: [...writes, ...filteredPatches],
  },
  unassigned: {
    level: 'MUST',
    section: 'RFC 7643 §2.5',
    text: 'null and an empty array make an attribute unassigned; it is then not returned, and not present to a filter',
    ways: [...writes, ...queries, 'filter'],
  },
  'one-primary': {
    level: 'MUST',
    section: 'RFC 7643 §2.4',
    text: 'at most one value of an attribute is primary, whichever request sets it',
    ways: [...writes, ...filteredPatches],
  },
  'same-value-once': {
    level: 'SHOULD',
    section: 'RFC 7643 §2.4',
    text: 'values of an attribute that have the same type and value are kept and returned once',
    ways: [...writes, ...filteredPatches],
  },
  'primary-defaults-to-false': {
    level: 'MUST',
    section: 'RFC 7643 §2.4',
    text: 'a value without primary counts as one whose primary is false, in a filter and in the filter of a path',
    ways: [...queries, 'filter', ...filteredPatches],
  },
  'unknown-ignored': {
    level: 'MAY',
    section: 'RFC 7644 §3.3',
    text: 'attributes and sub-attributes that no schema of the resource has are ignored in an object',
    ways: [...creations, ...replacements, ...patchesWithoutPath],
  },
  'external-id': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'externalId has the value that the client sent, letter for letter, and none when the client sent none',
    ways: writes,
  },
  'external-id-shared': {
    level: 'MAY',
    section: 'RFC 7643 §3.1',
    text: 'two resources may have the same externalId',
    ways: writes,
  },
  'id-issued': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'the id of a resource is issued by the server and never changes; one that a client sends in an object is ignored',
    ways: [...creations, ...replacements, ...patchesWithoutPath],
  },
  'meta-issued': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'meta is issued by the server, with resourceType, created, lastModified, location and version; what a client sends as meta in an object is ignored',
    ways: [...creations, ...replacements, ...patchesWithoutPath],
  },
  'immutable-kept': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an immutable attribute is set at the creation or, while it has no value, later; after that no request changes or removes it',
    ways: writes.filter((way) => !way.startsWith('/Me')),
  },
  'read-only-kept': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'a read-only sub-attribute keeps the value that the server issued when a request writes the attribute that it is part of',
    ways: [...changes],
  },
  'user-name-unique': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.1',
    text: 'a userName that another user has, in the same or in another letter case, is refused with 409 uniqueness, and nothing changes',
    ways: writes,
  },
  'user-name-prepared': {
    level: 'MUST',
    section: 'RFC 7644 §5',
    text: 'user names are prepared and compared by the PRECIS profile UsernameCaseMapped, without regard to width, letter case or composition: another form of a userName is refused with 409 uniqueness, and a filter finds every form',
    ways: [...writes, ...queries, 'filter'],
  },
  'user-name-enforced': {
    level: 'MUST',
    section: 'RFC 7644 §5',
    text: 'a userName that PRECIS disallows, such as one of spaces alone or with a control character, is refused with 400 invalidValue; the tolerance loose-user-names takes the characters that PingOne takes',
    ways: writes,
  },
} as const satisfies Requirements
