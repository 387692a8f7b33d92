import type { Requirements } from './requirement.ts'

/** Queries by POST, and queries across resource types. */
export const searching = {
  'search-as-get': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.3',
    text: 'POST /.search at a resource type answers like a GET with the same parameters: filter, attributes, sorting and paging',
  },
  'search-at-root': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.3',
    text: 'POST /.search at the root searches all resource types',
  },
  'query-at-root': {
    level: 'MAY',
    section: 'RFC 7644 §3.4.2.1',
    text: 'GET at the root queries all resource types, and totals and pages run across them',
  },
  'foreign-attribute': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.1',
    text: 'an attribute that one of the types does not have has no value in it',
  },
  'search-schema': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.3',
    text: 'a search that is no SearchRequest is refused with 400 invalidSyntax',
  },
  'search-off': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a server without search answers 501 at every /.search',
  },
} as const satisfies Requirements
