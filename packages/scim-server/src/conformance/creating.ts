import type { Requirements } from './requirement.ts'
import { creations } from './ways.ts'

/** Creating resources with POST. */
export const creating = {
  'created-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'a POST that creates a resource is answered with 201',
    ways: creations,
  },
  'created-body': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.3',
    text: 'the answer to a POST contains the resource, as a GET then returns it',
    ways: ['POST'],
  },
  'location-of-created': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'the answer to a POST names the URL of the resource: in the Location header, as meta.location, and as the location of a bulk operation',
    ways: creations,
  },
  'user-name-required': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.1',
    text: 'a user without a userName, or with an empty one, is refused with 400 invalidValue, and nothing is created',
    ways: creations,
  },
  'required-of-created': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a POST without a value for a required attribute, or for a required sub-attribute of a value that it gives, is refused with 400 invalidValue and a detail that names the attribute; nothing is created',
    ways: creations,
  },
  'read-only-ignored': {
    level: 'MUST',
    section: 'RFC 7644 §3.3',
    text: 'read-only attributes in the body of a POST are ignored',
    ways: creations,
  },
} as const satisfies Requirements
