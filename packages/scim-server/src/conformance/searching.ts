import type { Requirements } from './requirement.ts'

/** Queries by POST, and queries across resource types. */
export const searching = {
  'search-as-get': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.3',
    text: 'a POST to /.search is answered like a GET with the same parameters: filter, attributes, excludedAttributes, sortBy, sortOrder, startIndex, count and cursor',
    ways: ['.search', 'root .search'],
  },
  'search-at-root': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.3',
    text: 'a POST to /.search at the root searches the resources of all types',
    ways: ['root .search'],
  },
  'query-at-root': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.1',
    text: 'a GET at the root queries the resources of all types; totals, order and pages run across the types',
    ways: ['root'],
  },
  'foreign-attribute': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.1',
    text: 'in a query across types, an attribute that a type does not have counts as one without a value',
    ways: ['root', 'root .search'],
  },
  'search-names': {
    level: 'MUST',
    section: 'RFC 7643 §2.1',
    text: 'the names of a SearchRequest are read in any letter case',
    ways: ['.search', 'root .search'],
  },
  'search-schema': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a body that is no SearchRequest is refused with 400 invalidSyntax',
    ways: ['.search', 'root .search'],
  },
  'search-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a server without queries by POST and across types answers them with 501',
    ways: ['.search', 'root', 'root .search'],
  },
} as const satisfies Requirements
