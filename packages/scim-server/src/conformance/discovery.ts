import type { Requirements } from './requirement.ts'

/** What a server says of itself. */
export const discovery = {
  'config-is-true': {
    level: 'MUST',
    section: 'RFC 7643 §5',
    text: 'ServiceProviderConfig says which optional parts there are, with their true limits',
  },
  'types-listed': {
    level: 'MUST',
    section: 'RFC 7643 §6',
    text: 'ResourceTypes lists each resource type with its endpoint, schema and extensions, and one by its id',
  },
  'schemas-listed': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'Schemas lists each schema with all traits of its attributes, and one by its URN',
  },
  'discovery-unfiltered': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'a filter at ResourceTypes and Schemas is refused with 403',
  },
  'discovery-unpaged': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'paging and sorting parameters at ResourceTypes and Schemas are ignored',
  },
  'discovery-read-only': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'the discovery endpoints answer 405 to anything but GET',
  },
  'discovery-unknown': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a type or schema that does not exist is answered with 404',
  },
} as const satisfies Requirements
