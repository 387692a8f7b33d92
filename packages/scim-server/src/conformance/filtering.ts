import type { Requirements } from './requirement.ts'
import { filteredPatches, type Way } from './ways.ts'

const section = 'RFC 7644 §3.4.2.2'
/** Every query that takes a filter. */
const inQueries: readonly Way[] = ['filter', 'cursor', '.search', 'root', 'root .search']
/** The same language selects elements in the path of a PATCH. */
const everywhere = [...inQueries, ...filteredPatches]
const ofOneType: readonly Way[] = ['filter', 'cursor', '.search']

/** The filter language. */
export const filtering = {
  'filter-operators': {
    level: 'MUST',
    section,
    text: 'eq, ne, co, sw, ew, pr, gt, ge, lt and le mean what the table of operators says',
    ways: everywhere,
  },
  'filter-in-any-case': {
    level: 'MUST',
    section,
    text: 'operators and attribute names are understood in any letter case, as in username Eq "ada"',
    ways: everywhere,
  },
  'filter-logic': {
    level: 'MUST',
    section,
    text: 'parentheses come first, then not, then and, then or',
    ways: everywhere,
  },
  'filter-value-path': {
    level: 'MUST',
    section,
    text: 'the conditions in brackets must hold for one and the same value',
    ways: everywhere,
  },
  'filter-sub-attribute': {
    level: 'MUST',
    section,
    text: 'a sub-attribute is named with a dot, and a resource matches when one of several values does',
    ways: inQueries,
  },
  'filter-bare-plural': {
    level: 'SHOULD',
    section,
    text: 'the name of a multi-valued complex attribute alone means its value, as in emails co "x.org"',
    ways: inQueries,
  },
  'filter-urn': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'an attribute is found by its name with the URN of its schema before it; one of the core schema also without',
    ways: inQueries,
  },
  'filter-case-exact': {
    level: 'MUST',
    section,
    text: 'text is compared with its letter case where the attribute is caseExact, and without it elsewhere',
    ways: everywhere,
  },
  'filter-date': {
    level: 'MUST',
    section,
    text: 'dateTimes are compared as moments, whatever their time zones',
    ways: inQueries,
  },
  'filter-number': {
    level: 'MUST',
    section,
    text: 'numbers are compared by their values: 10 is greater than 9, and equal to 10.0',
    ways: inQueries,
  },
  'filter-present': {
    level: 'MUST',
    section,
    text: 'pr matches a value that is not empty, and a complex one with a sub-attribute that is not',
    ways: everywhere,
  },
  'filter-null': {
    level: 'MUST',
    section: 'RFC 7643 §2.5',
    text: 'eq null matches an attribute without a value, and ne null one with a value',
    ways: everywhere,
  },
  'filter-not-equal': {
    level: 'MAY',
    section,
    text: 'ne matches a resource without the attribute, and one with several values when none of them is equal',
    ways: inQueries,
  },
  'filter-escapes': {
    level: 'MUST',
    section,
    text: 'values are JSON: escapes are decoded, and keywords and brackets inside a text are part of it',
    ways: everywhere,
  },
  'filter-common': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'id, externalId, schemas and meta are filtered by like other attributes',
    ways: ofOneType,
  },
  'filter-composed': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'meta.location, meta.version, groups and members are filtered by as a GET returns them',
    ways: ofOneType,
  },
} as const satisfies Requirements
