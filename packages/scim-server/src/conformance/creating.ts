import type { Requirements } from './requirement.ts'

/** Creating resources with POST. */
export const creating = {
  'created-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'a resource that was created is answered with 201 and the resource',
  },
  'location-of-created': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'the Location header and meta.location of a created resource are its URL',
  },
  'required-of-created': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'a POST without a required attribute is refused with 400 invalidValue that names it, and creates nothing',
  },
  'read-only-ignored': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'read-only attributes in the body of a POST are ignored',
  },
} as const satisfies Requirements
