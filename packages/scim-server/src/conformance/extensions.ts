import type { Requirements } from './requirement.ts'
import { patches, queries, reads, writes, type Way } from './ways.ts'

const readings: readonly Way[] = [...reads, ...queries, 'filter', 'sort']
/** Writes to resources of other types than users. */
const toDevices = writes.filter((way) => !way.startsWith('/Me'))

/** Schemas beyond the core ones. */
export const extensions = {
  'extension-kept': {
    level: 'MUST',
    section: 'RFC 7643 §3.3',
    text: 'the attributes of an extension are written and returned under its URN',
    ways: [...writes, ...readings],
  },
  'extension-named': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'filter, sortBy and attributes name an attribute of an extension with the URN before it',
    ways: readings,
  },
  'extension-patched': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'a PATCH names an attribute of an extension with the URN before it, in any letter case, or gives an object under the URN',
    ways: patches,
  },
  'schemas-follow': {
    level: 'MUST',
    section: 'RFC 7643 §3',
    text: 'schemas contains the URN of an extension exactly while the resource has values of it',
    ways: [...writes, ...readings],
  },
  'own-extension': {
    level: 'MAY',
    section: 'RFC 7643 §6',
    text: 'an extension from a schema file is served as the enterprise extension is: its types are checked, its read-only attributes are ignored in POST and PUT, its immutable ones are kept',
    ways: writes,
  },
  'own-type': {
    level: 'MAY',
    section: 'RFC 7643 §6',
    text: 'a resource type from a schema file has an endpoint that creates, returns, finds, replaces, changes and deletes resources',
    ways: [...toDevices, 'GET', 'HEAD', ...queries, 'filter', 'sort', 'DELETE', 'Bulk DELETE'],
  },
  'own-uniqueness': {
    level: 'SHOULD',
    section: 'RFC 7643 §7',
    text: 'a value of an attribute of uniqueness server that another resource has is refused with 409 uniqueness, and nothing changes',
    ways: writes,
  },
  'own-secret': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'a write-only attribute is taken, and returned by no request',
    ways: [...toDevices, 'GET', ...queries, 'filter', 'sort'],
  },
  'own-secret-unfiltered': {
    level: 'MAY',
    section: 'RFC 7643 §7',
    text: 'a filter or sortBy on a write-only attribute is refused with 403 sensitive',
    ways: ['filter', 'sort', ...queries.filter((way) => way !== 'list' && !way.startsWith('root'))],
  },
  'own-discovery': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'resource types and schemas from a schema file are in /ResourceTypes and /Schemas',
    ways: ['GET'],
  },
} as const satisfies Requirements
