import type { Requirements } from './requirement.ts'
import {
  changes,
  creations,
  filteredPatches,
  patchesWithoutPath,
  queries,
  replacements,
  writes,
} from './ways.ts'

/** Attributes and their values. */
export const values = {
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
} as const satisfies Requirements
