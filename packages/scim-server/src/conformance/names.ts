import type { Requirements } from './requirement.ts'
import {
  creations,
  filteredPatches,
  patchesByPath,
  patchesWithoutPath,
  queries,
  replacements,
  writes,
} from './ways.ts'

/** Names of attributes, and user names. */
export const names = {
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
