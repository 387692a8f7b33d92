import type { Requirements } from './requirement.ts'
import { everyWay, waysOf, type Way } from './ways.ts'

/** A bulk request may contain operations of several methods. */
const withBody: readonly Way[] = [
  ...waysOf('create', 'replace', 'patch by path', 'patch without path', 'patch by filter'),
  '.search',
  'root .search',
]
const alone: readonly Way[] = [
  'POST',
  'PUT',
  'PATCH',
  '.search',
  'root .search',
  '/Me PUT',
  '/Me PATCH',
]

/** How requests fail. */
export const errors = {
  'error-body': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a request that fails is answered with an Error message: its schema, the status as text, a detail, a scimType where one applies, and nothing else',
    ways: everyWay.filter((way) => way !== 'HEAD'),
  },
  'error-media-type': {
    level: 'MUST',
    section: 'RFC 7644 §3.8',
    text: 'answers with a body, errors as well, are application/scim+json when the request does not accept another type',
    ways: everyWay.filter((way) => !way.endsWith('DELETE')),
  },
  'request-media-type': {
    level: 'MUST',
    section: 'RFC 7644 §3.8',
    text: 'bodies of the type application/scim+json are read, in any letter case and with parameters',
    ways: withBody,
  },
  'request-plain-json': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.8',
    text: 'bodies of the type application/json are read, and requests that accept application/json only are served',
    ways: withBody,
  },
  'request-other-type': {
    level: 'MAY',
    section: 'RFC 9110 §15.5.16',
    text: 'a body of another type, or of none, is refused with 415 and changes nothing',
    ways: withBody,
  },
  'error-syntax': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a body that is no JSON object is refused with 400 invalidSyntax',
    ways: alone,
  },
  'error-encoding': {
    level: 'MUST',
    section: 'RFC 7644 §3.8',
    text: 'a body that is not UTF-8 is refused with 400 invalidSyntax and not stored in part',
    ways: withBody,
  },
  'error-unknown-path': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'an endpoint that does not exist is answered with 404',
    ways: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'list'],
  },
  'error-method': {
    level: 'MUST',
    section: 'RFC 9110 §15.5.6',
    text: 'a method that an endpoint does not have is answered with 405, and Allow lists the methods that it has',
    ways: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  },
  'error-too-large': {
    level: 'MAY',
    section: 'RFC 9110 §15.5.14',
    text: 'a body that is too large, and a PATCH of too many operations, are answered with 413 and change nothing',
    ways: alone,
  },
  'error-hostile': {
    level: 'MAY',
    section: 'RFC 8259 §9',
    text: 'a resource that is nested too deep or has __proto__, constructor or prototype as a name, and a path with such a name, is refused with 400 and changes nothing',
    ways: waysOf('create', 'replace', 'patch by path', 'patch without path'),
  },
} as const satisfies Requirements
