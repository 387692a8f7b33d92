import type { Requirements } from './requirement.ts'

/** Entity tags. */
export const versions = {
  'version-of-resource': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.14',
    text: 'the ETag header of a resource is its meta.version',
  },
  'version-changes': {
    level: 'MUST',
    section: 'RFC 7644 §3.14',
    text: 'a change gives a resource another version and another lastModified',
  },
  'no-change-no-version': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'a PATCH that changes nothing leaves the version and lastModified alone',
  },
  'no-change-by-put': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.5.1',
    text: 'a PUT that changes nothing leaves the version and lastModified alone',
  },
  'none-match': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.14',
    text: 'a GET whose If-None-Match names the version is answered with 304 without a body',
  },
  'match-refuses': {
    level: 'MUST',
    section: 'RFC 7644 §3.14',
    text: 'PUT, PATCH and DELETE whose If-Match names another version are answered with 412 and change nothing',
  },
  'match-passes': {
    level: 'MUST',
    section: 'RFC 7644 §3.14',
    text: 'PUT, PATCH and DELETE whose If-Match names the version are carried out',
  },
  'match-any': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'If-Match: * passes for any version, and If-Match with several tags when one of them is the version',
  },
  'none-match-refuses': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.2',
    text: 'PUT, PATCH and DELETE whose If-None-Match names the version, or any version with *, are answered with 412 and change nothing',
  },
  'match-comes-last': {
    level: 'MUST',
    section: 'RFC 9110 §13.2.1',
    text: 'a precondition does not count where the request fails without it: an unknown id is answered with 404',
  },
  'lost-race': {
    level: 'MUST',
    section: 'RFC 9110 §13.1.1',
    text: 'of several writers that name the same version at the same time one wins and the others read 412',
  },
  'endless-race': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a writer that names no version is answered with 409 once it has lost against the others again and again',
  },
} as const satisfies Requirements
