import type { Requirements } from './requirement.ts'

/** Bulk requests. */
export const bulk = {
  'bulk-each': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.3',
    text: 'each operation is tried and answered with its method, location, version, bulkId and status, in the order of the request',
  },
  'bulk-errors': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.3',
    text: 'an operation that fails is answered with its status and an Error, and does not undo or stop the others',
  },
  'bulk-fail-on-errors': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.3',
    text: 'failOnErrors stops the processing after that many errors',
  },
  'bulk-id-in-data': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.2',
    text: 'bulkId references in the data of an operation become the ids of what was created, wherever the creation stands',
  },
  'bulk-id-in-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.2',
    text: 'a bulkId in the path of an operation becomes the id of what was created',
  },
  'bulk-circular': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.1',
    text: 'groups that refer to each other as members are created, and become members of each other',
  },
  'bulk-circular-refused': {
    level: 'MAY',
    section: 'RFC 7644 §3.7.1',
    text: 'circular references that cannot be resolved are answered with 409',
  },
  'bulk-version': {
    level: 'MUST',
    section: 'RFC 7644 §3.7',
    text: 'the version of an operation is a precondition like If-Match',
  },
  'bulk-too-large': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.4',
    text: 'a request with more operations or more bytes than ServiceProviderConfig says is refused whole with 413, and the detail names the limit',
  },
  'bulk-off': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a server without bulk answers 501 and says so in ServiceProviderConfig',
  },
} as const satisfies Requirements
