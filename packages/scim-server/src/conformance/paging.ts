import type { Requirements } from './requirement.ts'

/** Listing, sorting and paging by index. */
export const paging = {
  'list-response': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2',
    text: 'a query is answered with a ListResponse whose totalResults, startIndex and itemsPerPage are numbers',
  },
  'empty-list': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2',
    text: 'a query without a match is answered with 200 and totalResults 0',
  },
  'total-of-all': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'totalResults counts every match, whatever the page holds, and a page begins at startIndex',
  },
  'index-below-one': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a startIndex below 1 means 1',
  },
  'count-below-zero': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a negative count means 0, and a count of 0 answers with the total alone',
  },
  'beyond-the-end': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page beyond the end is empty and still says the total',
  },
  'bounded-page': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.4',
    text: 'a page has no more resources than the server allows, and says how many',
  },
  sorted: {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.3',
    text: 'sortBy orders by any attribute, by letter case only where the attribute is caseExact, ascending unless sortOrder says descending',
  },
  'sorted-missing': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'resources without a value come last in ascending and first in descending order',
  },
  'sorted-plural': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.3',
    text: 'an attribute with several values is sorted by its primary value, else by the first',
  },
  'sorted-unknown': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'sorting by an attribute that does not exist is refused with 400 invalidPath',
  },
  'sorted-secret': {
    level: 'MUST',
    section: 'RFC 7644 §7.5.2',
    text: 'sorting and filtering by an attribute that is never returned is refused with 403 sensitive',
  },
} as const satisfies Requirements
