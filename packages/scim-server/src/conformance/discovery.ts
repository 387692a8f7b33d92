import type { Requirements } from './requirement.ts'

const ways = ['GET'] as const

/** Discovery. */
export const discovery = {
  'config-is-true': {
    level: 'MUST',
    section: 'RFC 7643 §5',
    text: 'ServiceProviderConfig says of patch, bulk, filter, changePassword, sort and etag whether they are supported, and of bulk and filter the limits; requests are served accordingly',
    ways: ['GET', 'PATCH', 'Bulk POST', 'list', 'filter', 'sort'],
  },
  'types-listed': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'ResourceTypes lists each resource type, and returns one by its id',
    ways,
  },
  'types-described': {
    level: 'MUST',
    section: 'RFC 7643 §6',
    text: 'a resource type has its name, endpoint and schema, and its extensions with whether they are required',
    ways,
  },
  'schemas-listed': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'Schemas lists each schema that a resource type has, and returns one by its URN',
    ways,
  },
  'schemas-described': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'a schema describes each attribute and sub-attribute with its type and the characteristics that the type has',
    ways,
  },
  'discovery-unfiltered': {
    level: 'SHOULD',
    section: 'RFC 7644 §4',
    text: 'a filter at ResourceTypes and Schemas is refused with 403',
    ways,
  },
  'discovery-unpaged': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'paging and sorting parameters at ResourceTypes and Schemas are ignored',
    ways,
  },
  'discovery-read-only': {
    level: 'MUST',
    section: 'RFC 9110 §15.5.6',
    text: 'the discovery endpoints answer 405 to POST, PUT, PATCH and DELETE, with Allow: GET, HEAD',
    ways: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  'discovery-unknown': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a resource type or schema that does not exist is answered with 404',
    ways,
  },
} as const satisfies Requirements
