import type { Requirements } from './requirement.ts'
import { filteredPatches, patches, patchesByPath, patchesWithoutPath } from './ways.ts'

const all = [...patches, ...filteredPatches]
const withAnyPath = [...patchesByPath, ...filteredPatches]

/** How a PATCH fails. */
export const patchErrors = {
  'patch-remove-without-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'remove without a path is refused with 400 noTarget',
    ways: patchesWithoutPath,
  },
  'patch-remove-required': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'the removal of a required or read-only attribute or sub-attribute is refused with 400 mutability',
    ways: withAnyPath,
  },
  'patch-no-target': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace with a filter that selects nothing is refused with 400 noTarget; where the tolerance create-filtered-element is on, only if the filter describes no element',
    ways: filteredPatches,
  },
  'patch-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a path that is malformed or names no attribute is refused with 400 invalidPath',
    ways: withAnyPath,
  },
  'patch-filter': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a path whose filter is malformed or names no sub-attribute is refused with 400 invalidFilter',
    ways: filteredPatches,
  },
  'patch-value': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'an add or replace without a value, or with a value of the wrong type, is refused with 400 invalidValue',
    ways: all,
  },
  'patch-read-only': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'an operation whose path is a read-only attribute or sub-attribute is refused with 400 mutability',
    ways: withAnyPath,
  },
  'patch-message': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a body that is no PatchOp message, or has an operation without add, remove or replace as its op, is refused with 400 invalidSyntax',
    ways: patchesByPath,
  },
  'patch-off': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a server without PATCH answers it with 501, and says so in ServiceProviderConfig',
    ways: withAnyPath,
  },
} as const satisfies Requirements
