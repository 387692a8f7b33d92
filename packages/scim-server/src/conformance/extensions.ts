import type { Requirements } from './requirement.ts'

/** Schemas beyond the core ones. */
export const extensions = {
  'extension-kept': {
    level: 'MUST',
    section: 'RFC 7643 §3.3',
    text: 'the attributes of an extension are kept and returned under its URN, and found by names that begin with it',
  },
  'schemas-follow': {
    level: 'MUST',
    section: 'RFC 7643 §3',
    text: 'the URN of an extension is in schemas while the resource has values of it, whatever the client says there',
  },
  'extension-patched': {
    level: 'MUST',
    section: 'RFC 7644 §3.10',
    text: 'PATCH reaches attributes of an extension by a path that begins with its URN, in any letter case',
  },
  'own-extension': {
    level: 'MAY',
    section: 'RFC 7643 §6',
    text: 'an extension from a schema file is served like the enterprise one: types are checked, read-only attributes ignored, immutable ones kept',
  },
  'own-type': {
    level: 'MAY',
    section: 'RFC 7643 §6',
    text: 'a resource type from a schema file has an endpoint that creates, reads, finds, replaces, patches and deletes',
  },
  'own-uniqueness': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute of uniqueness server is the same in no two resources, else 409 uniqueness',
  },
  'own-secret': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'a write-only attribute is taken and kept, and neither returned nor filtered by',
  },
  'own-discovery': {
    level: 'MUST',
    section: 'RFC 7644 §4',
    text: 'types and schemas of one’s own are in /ResourceTypes and /Schemas',
  },
} as const satisfies Requirements
