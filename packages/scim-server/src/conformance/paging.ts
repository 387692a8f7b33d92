import type { Requirements } from './requirement.ts'
import type { Way } from './ways.ts'

const byIndex: readonly Way[] = ['list', '.search', 'root', 'root .search']
const sortable: readonly Way[] = ['sort', 'cursor', '.search', 'root', 'root .search']

/** Listing, sorting and paging by index. */
export const paging = {
  'list-response': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2',
    text: 'a query is answered with a ListResponse whose totalResults, startIndex and itemsPerPage are numbers',
    ways: byIndex,
  },
  'empty-list': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2',
    text: 'a query that matches nothing is answered with 200 and totalResults 0',
    ways: [...byIndex, 'filter', 'cursor'],
  },
  'total-of-all': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'totalResults counts every match, also those on other pages',
    ways: [...byIndex, 'filter', 'sort', 'cursor'],
  },
  'page-at-index': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page begins with the match at startIndex, counted from 1',
    ways: [...byIndex, 'filter', 'sort'],
  },
  'index-below-one': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a startIndex below 1 means 1',
    ways: byIndex,
  },
  'count-respected': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page has no more resources than count, and itemsPerPage says how many',
    ways: [...byIndex, 'cursor'],
  },
  'count-below-zero': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a negative count means 0, and a count of 0 is answered with totalResults and no resource',
    ways: byIndex,
  },
  'beyond-the-end': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page whose startIndex is beyond the last match has no resource, and the same totalResults',
    ways: byIndex,
  },
  'bounded-page': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page has no more resources than the server allows, however large count is',
    ways: [...byIndex, 'cursor'],
  },
  sorted: {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.3',
    text: 'sortBy orders by any attribute or sub-attribute of the schemas, those that are composed on reading as well',
    ways: sortable,
  },
  'sorted-ascending': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'the order is ascending unless sortOrder is descending',
    ways: sortable,
  },
  'sorted-by-type': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'text is sorted without its letter case, and with it where the attribute is caseExact; dateTimes by their moments, numbers by their values',
    ways: sortable,
  },
  'sorted-missing': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'resources without a value are last in ascending and first in descending order',
    ways: sortable,
  },
  'sorted-plural': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'a multi-valued attribute is sorted by its primary value, and by the first where none is primary',
    ways: sortable,
  },
  'sorted-unknown': {
    level: 'MAY',
    section: 'RFC 7644 §3.12',
    text: 'a sortBy that no schema has is refused with 400 invalidPath',
    ways: sortable,
  },
  'sorted-secret': {
    level: 'MAY',
    section: 'RFC 7643 §7',
    text: 'sorting and filtering by an attribute that is never returned is refused with 403 sensitive',
    ways: [...sortable, 'filter'],
  },
} as const satisfies Requirements
