import type { Requirements } from './requirement.ts'
import { filteredPatches, type Way } from './ways.ts'

const section = 'RFC 7644 §3.4.2.2'
/** Every query that takes a filter. */
const inQueries: readonly Way[] = ['filter', 'cursor', '.search', 'root', 'root .search']
/** The same language selects elements in the path of a PATCH. */
const everywhere = [...inQueries, ...filteredPatches]

/** How a filter fails. */
export const filterErrors = {
  'filter-no-order': {
    level: 'MUST',
    section,
    text: 'gt, ge, lt and le on a boolean or binary attribute are refused with 400 invalidFilter',
    ways: everywhere,
  },
  'filter-separator': {
    level: 'MUST',
    section,
    text: 'the words of a filter are separated by spaces; a tab, a line break or another white space is refused with 400 invalidFilter',
    ways: everywhere,
  },
  'filter-malformed': {
    level: 'MUST',
    section,
    text: 'a filter that is malformed, has an unknown operator or compares values of different types is refused with 400 invalidFilter',
    ways: everywhere,
  },
  'filter-unknown': {
    level: 'MAY',
    section: 'RFC 7644 §3.12',
    text: 'a filter on an attribute that no schema has is refused with 400 invalidFilter',
    ways: everywhere,
  },
  'filter-limits': {
    level: 'MAY',
    section: 'RFC 7644 §3.12',
    text: 'a filter that is too long or nested too deep is refused with 400 invalidFilter, one of too many comparisons with 400 tooMany',
    ways: ['.search', 'root .search'],
  },
} as const satisfies Requirements
