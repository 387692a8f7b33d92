import type { Requirements } from './requirement.ts'
import type { Way } from './ways.ts'

/** Every query supports cursors. */
const ways: readonly Way[] = ['cursor', '.search', 'root', 'root .search']

/** Paging by cursor. */
export const cursors = {
  'cursor-first': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'an empty cursor asks for the first page; while pages follow, the answer has the nextCursor that asks for the next one',
    ways,
  },
  'cursor-last': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'the last page has no nextCursor',
    ways,
  },
  'cursor-total': {
    level: 'SHOULD',
    section: 'RFC 9865 §2',
    text: 'totalResults counts the matches of all pages; a page by cursor has no startIndex',
    ways,
  },
  'cursor-with-query': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'the pages that cursors lead through follow the filter, the order and the attributes of the query; each match is on one page',
    ways,
  },
  'cursor-invalid': {
    level: 'SHOULD',
    section: 'RFC 9865 §2.1',
    text: 'a cursor that the server has not issued, or that belongs to another query, is refused with 400 invalidCursor',
    ways,
  },
  'cursor-count': {
    level: 'SHOULD',
    section: 'RFC 9865 §2.1',
    text: 'with a cursor, a count below 1 is refused with 400 invalidCount',
    ways,
  },
  'cursor-stable': {
    level: 'MAY',
    section: 'RFC 9865 §2',
    text: 'a resource that is created or deleted between two pages makes no other one appear twice, or not at all',
    ways,
  },
  'cursor-announced': {
    level: 'SHOULD',
    section: 'RFC 9865 §4',
    text: 'ServiceProviderConfig says which ways of paging there are, which is the default, and how many resources a page has',
    ways: ['GET'],
  },
} as const satisfies Requirements
