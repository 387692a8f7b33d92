import type { Requirements } from './requirement.ts'
import type { Way } from './ways.ts'

const operations: readonly Way[] = ['Bulk POST', 'Bulk PUT', 'Bulk PATCH', 'Bulk DELETE']

/** Bulk requests. */
export const bulk = {
  'bulk-each': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.3',
    text: 'the answer has for each operation its method, the status that a request of its own would have, and the location; for a POST its bulkId',
    ways: operations,
  },
  'bulk-order': {
    level: 'MAY',
    section: 'RFC 7644 §3.7.3',
    text: 'the answer lists the operations in the order of the request',
    ways: operations,
  },
  'bulk-errors': {
    level: 'MUST',
    section: 'RFC 7644 §3.7',
    text: 'an operation that fails is answered with its status and an Error as response; the other operations are carried out',
    ways: operations,
  },
  'bulk-failed-post': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.3',
    text: 'a POST operation that fails has no location and has created nothing, whether its data, a reference or a member is wrong',
    ways: ['Bulk POST'],
  },
  'bulk-fail-on-errors': {
    level: 'MUST',
    section: 'RFC 7644 §3.7',
    text: 'after as many errors as failOnErrors says, no further operation is carried out or listed in the answer',
    ways: operations,
  },
  'bulk-id-in-data': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.2',
    text: 'a bulkId that the data of an operation refers to becomes the id of the resource that was created, whether that operation comes before or after',
    ways: [
      'Bulk POST',
      'Bulk PUT',
      'Bulk PATCH',
      'Bulk PATCH without path',
      'Bulk PATCH by filter',
    ],
  },
  'bulk-id-in-path': {
    level: 'MAY',
    section: 'RFC 7644 §3.7.2',
    text: 'a bulkId in the path of an operation becomes the id of the resource that was created',
    ways: ['Bulk POST', 'Bulk PUT', 'Bulk PATCH', 'Bulk DELETE'],
  },
  'bulk-circular': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.1',
    text: 'groups that refer to each other as members are created, and are members of each other',
    ways: ['Bulk POST'],
  },
  'bulk-circular-refused': {
    level: 'MAY',
    section: 'RFC 7644 §3.7.1',
    text: 'operations whose references form a circle that passes through no group are answered with 409, and create nothing',
    ways: ['Bulk POST'],
  },
  'bulk-message': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a body that is no BulkRequest message, or has an operation without a method or path, or a POST without a bulkId, is refused with 400 invalidSyntax and changes nothing',
    ways: operations,
  },
  'bulk-too-large': {
    level: 'MUST',
    section: 'RFC 7644 §3.7.4',
    text: 'a request of more operations or more bytes than ServiceProviderConfig says is answered with 413 and a detail that names the limit, and changes nothing',
    ways: operations,
  },
  'bulk-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a server without bulk requests answers them with 501, and says so in ServiceProviderConfig',
    ways: operations,
  },
} as const satisfies Requirements
