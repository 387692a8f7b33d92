import type { Requirements } from './requirement.ts'
import { filteredPatches, queries, reads, writes } from './ways.ts'

const everyReading = [...reads, ...queries, 'filter', 'sort'] as const
/** Writes whose answer contains the resource: not those in bulk requests. */
const answeredWrites = writes.filter((way) => !way.startsWith('Bulk'))

/** Reading resources, whole and in part. */
export const reading = {
  'read-by-id': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.1',
    text: 'a GET of a resource is answered with 200 and the resource',
    ways: reads,
  },
  'read-alike': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2',
    text: 'a query returns a resource as a GET of it does',
    ways: everyReading,
  },
  'read-locations': {
    level: 'MAY',
    section: 'RFC 9110 §8.7',
    text: 'an answer that contains one resource names its URL in Location and Content-Location',
    ways: [...reads, 'HEAD', ...answeredWrites],
  },
  'read-attributes': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'with attributes, an answer has the attributes that are named there and those that are always returned, and no others',
    ways: [...everyReading, ...answeredWrites],
  },
  'read-excluded': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'with excludedAttributes, an answer lacks the attributes that are named there, but none that is always returned',
    ways: [...everyReading, ...answeredWrites],
  },
  'read-sub-attributes': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'attributes and excludedAttributes name sub-attributes with a dot and attributes of a schema with its URN, in any letter case',
    ways: everyReading,
  },
  'read-unknown-names': {
    level: 'MAY',
    section: 'RFC 7644 §3.9',
    text: 'names in attributes and excludedAttributes that no schema has are ignored',
    ways: everyReading,
  },
  'never-returned': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute that is never returned is in no answer: not when attributes names it, and not to the request that sets it',
    ways: [...everyReading, ...writes, ...filteredPatches],
  },
  'on-request': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute that is returned on request is read only when attributes names it',
    ways: ['GET', ...queries, 'filter', 'sort'],
  },
  'on-request-in-writes': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute that is returned on request is in the answer to a POST, PUT or PATCH that specifies it, and to no other',
    ways: answeredWrites.filter((way) => !way.startsWith('/Me')),
  },
  'read-head': {
    level: 'MUST',
    section: 'RFC 9110 §9.3.2',
    text: 'an answer to HEAD has no body',
    ways: ['HEAD'],
  },
  'read-head-headers': {
    level: 'SHOULD',
    section: 'RFC 9110 §9.3.2',
    text: 'an answer to HEAD has the status, ETag, Location, Content-Location and Content-Type of the answer to the same GET',
    ways: ['HEAD', 'GET', 'list'],
  },
} as const satisfies Requirements
