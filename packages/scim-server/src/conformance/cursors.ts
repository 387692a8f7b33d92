import type { Requirements } from './requirement.ts'

/** Paging by cursor. */
export const cursors = {
  'cursor-first': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'an empty cursor asks for the first page, whose nextCursor leads to the second; totalResults counts every match and there is no startIndex',
  },
  'cursor-last': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'the last page has no nextCursor',
  },
  'cursor-with-query': {
    level: 'MUST',
    section: 'RFC 9865 §2',
    text: 'cursors follow a filter, a sorting and a selection of attributes, and each match is on one page',
  },
  'cursor-invalid': {
    level: 'MUST',
    section: 'RFC 9865 §2.1',
    text: 'a cursor that is none, or of another query, is refused with 400 invalidCursor',
  },
  'cursor-count': {
    level: 'MUST',
    section: 'RFC 9865 §2.1',
    text: 'a count that is no positive number is refused with 400 invalidCount',
  },
  'cursor-stable': {
    level: 'SHOULD',
    section: 'RFC 9865 §2',
    text: 'what is created or deleted between two pages makes no other resource come twice or not at all',
  },
  'cursor-announced': {
    level: 'SHOULD',
    section: 'RFC 9865 §4',
    text: 'ServiceProviderConfig says which ways of paging there are, which is the default and how large pages are',
  },
} as const satisfies Requirements
