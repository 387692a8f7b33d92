import type { Requirements } from './requirement.ts'

const section = 'RFC 7644 §3.4.2.2'

/** The filter language. */
export const filtering = {
  'filter-operators': {
    level: 'MUST',
    section,
    text: 'eq, ne, co, sw, ew, pr, gt, ge, lt and le mean what the table of operators says',
  },
  'filter-in-any-case': {
    level: 'MUST',
    section,
    text: 'operators and attribute names are understood in any letter case, as in username Eq "ada"',
  },
  'filter-logic': {
    level: 'MUST',
    section,
    text: 'not binds before and, and before or, and parentheses before all',
  },
  'filter-value-path': {
    level: 'MUST',
    section,
    text: 'the conditions in brackets must hold for one and the same value',
  },
  'filter-sub-attribute': {
    level: 'MUST',
    section,
    text: 'a sub-attribute is named with a dot, and one of several values is enough',
  },
  'filter-bare-plural': {
    level: 'MUST',
    section,
    text: 'the bare name of an attribute with several values means their value',
  },
  'filter-urn': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'attributes are found by their full name with the URN of their schema, those of the core schema with and without',
  },
  'filter-case-exact': {
    level: 'MUST',
    section,
    text: 'text is compared by letter case where the attribute is caseExact, and regardless of it elsewhere',
  },
  'filter-date': {
    level: 'MUST',
    section,
    text: 'dateTimes are compared as moments, whatever their time zone',
  },
  'filter-boolean-and-number': {
    level: 'MUST',
    section,
    text: 'booleans are equal or not, and have no order',
  },
  'filter-present': {
    level: 'MUST',
    section,
    text: 'an empty value is not present',
  },
  'filter-not-equal': {
    level: 'SHOULD',
    section,
    text: 'ne holds for a resource without the attribute, and for several values when none is equal',
  },
  'filter-escapes': {
    level: 'MUST',
    section,
    text: 'values are JSON: escapes are decoded, and keywords and brackets inside a text mean nothing',
  },
  'filter-separator': {
    level: 'MUST',
    section,
    text: 'only a space separates the words of a filter',
  },
  'filter-unknown': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a filter on an attribute that does not exist is refused with 400 invalidFilter',
  },
  'filter-malformed': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a filter that is malformed, or compares what cannot be compared, is refused with 400 invalidFilter',
  },
  'filter-limits': {
    level: 'SHOULD',
    section: 'RFC 7644 §7.3',
    text: 'a filter that is too long or nested too deep is refused with 400 invalidFilter, one of too many comparisons with 400 tooMany',
  },
  'filter-common': {
    level: 'MUST',
    section: 'RFC 7643 §3.1',
    text: 'id, externalId and meta are filtered by like other attributes',
  },
} as const satisfies Requirements
