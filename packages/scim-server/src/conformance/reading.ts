import type { Requirements } from './requirement.ts'

/** Reading resources, whole and in part. */
export const reading = {
  'read-by-id': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.1',
    text: 'GET of a resource answers 200 with it',
  },
  'read-locations': {
    level: 'SHOULD',
    section: 'RFC 9110 §8.7',
    text: 'an answer that carries a resource names it in Location and Content-Location',
  },
  'read-attributes': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'attributes limits the answer to what it names and what is always returned',
  },
  'read-excluded': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'excludedAttributes takes away what it names, but nothing that is always returned',
  },
  'read-sub-attributes': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'both take sub-attributes and names with a URN, in any letter case, and ignore names that do not exist',
  },
  'selected-in-writes': {
    level: 'MUST',
    section: 'RFC 7644 §3.9',
    text: 'attributes and excludedAttributes work in POST, PUT, PATCH and lists as well',
  },
  'never-returned': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute that is never returned is in no answer, even when it is asked for or was just sent',
  },
  'on-request': {
    level: 'MUST',
    section: 'RFC 7643 §7',
    text: 'an attribute that is returned on request is in an answer only when attributes names it',
  },
  'read-head': {
    level: 'MUST',
    section: 'RFC 9110 §9.3.2',
    text: 'HEAD answers like GET without the body',
  },
} as const satisfies Requirements
