import type { Requirements } from './requirement.ts'

/** Changing resources with PATCH. */
export const patching = {
  'patch-add': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add sets what is not there, replaces a single value, and adds to the values of an attribute that has several',
  },
  'patch-add-twice': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add of a value that is there already changes nothing',
  },
  'patch-add-without-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add without a path takes the attributes of an object',
  },
  'patch-remove': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'remove unassigns an attribute, a sub-attribute, or the values that a filter selects, each filter on one element at a time',
  },
  'patch-remove-last': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'an attribute whose last value is removed is unassigned',
  },
  'patch-remove-without-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'remove without a path is refused with 400 noTarget',
  },
  'patch-remove-required': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'the removal of a required or read-only attribute is refused with 400 mutability',
  },
  'patch-replace': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace sets a value, replaces all values of an attribute, and with a filter those parts of the elements it selects',
  },
  'patch-replace-complex': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace of a complex attribute leaves the sub-attributes alone that it does not give',
  },
  'patch-replace-without-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace without a path sets the attributes of an object, and leaves the others alone',
  },
  'patch-no-target': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace with a filter that selects nothing, and does not describe an element, is refused with 400 noTarget',
  },
  'patch-in-order': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'operations are applied in their order, each to what the one before left',
  },
  'patch-atomic': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'when one operation fails none is carried out',
  },
  'patch-primary': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a value that becomes primary takes the place of the one that was, in that attribute and no other',
  },
  'patch-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a path that is malformed or names no attribute is refused with 400 invalidPath',
  },
  'patch-filter': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a path whose filter is malformed is refused with 400 invalidFilter',
  },
  'patch-value': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a value that is missing or of the wrong type is refused with 400 invalidValue',
  },
  'patch-read-only': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'an operation on a read-only attribute is refused with 400 mutability',
  },
  'patch-unique': {
    level: 'MUST',
    section: 'RFC 7644 §3.12',
    text: 'a PATCH that takes the userName of another user is refused with 409 uniqueness',
  },
  'patch-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a PATCH is answered with 200 and the resource, or with 204, and with 200 where attributes are asked for',
  },
  'patch-message': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a body that is no PatchOp message, or has an unknown op, is refused with 400 invalidSyntax',
  },
  'patch-concurrent': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.5.2',
    text: 'no change is lost when many clients patch one resource at the same time',
  },
  'patch-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a server without PATCH answers 501 and says so in ServiceProviderConfig',
  },
} as const satisfies Requirements
