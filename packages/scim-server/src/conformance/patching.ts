import type { Requirements } from './requirement.ts'
import { filteredPatches, patches, patchesByPath, patchesWithoutPath } from './ways.ts'

const all = [...patches, ...filteredPatches]
const withAnyPath = [...patchesByPath, ...filteredPatches]

/** Changing resources with PATCH. */
export const patching = {
  'patch-add': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add sets an attribute that has no value, replaces the value of a single-valued one, and appends to the values of a multi-valued one',
    ways: patches,
  },
  'patch-add-sub-attributes': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add to a complex attribute, or to the elements that a filter selects, sets the sub-attributes that it gives and keeps the others',
    ways: all,
  },
  'patch-add-twice': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.5.2.1',
    text: 'add of a value that is there already changes nothing and succeeds',
    ways: all,
  },
  'patch-remove': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'remove takes away an attribute with all its values, a sub-attribute, or the elements or sub-attributes that a filter selects; a filter is about one element at a time',
    ways: withAnyPath,
  },
  'patch-remove-last': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.2',
    text: 'an attribute whose last value or last sub-attribute is removed is unassigned',
    ways: withAnyPath,
  },
  'patch-replace': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace sets the value of an attribute, whether it had one or not, and of a multi-valued one all values',
    ways: patches,
  },
  'patch-replace-selected': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace with a filter replaces every element that the filter selects, or the sub-attribute that follows it in each of them, and leaves the other elements alone',
    ways: filteredPatches,
  },
  'patch-replace-complex': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2.3',
    text: 'replace of a complex attribute leaves the sub-attributes alone that it does not give',
    ways: patches,
  },
  'patch-without-path': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'add and replace without a path take the attributes of an object as their targets, and leave the other attributes alone',
    ways: patchesWithoutPath,
  },
  'patch-in-order': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'operations are applied in their order, each to the result of the one before',
    ways: all,
  },
  'patch-atomic': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'when one operation fails, the request fails and none of its operations has an effect',
    ways: all,
  },
  'patch-primary': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'when an operation makes a value primary, the value that was primary before is so no longer; other attributes keep theirs',
    ways: all,
  },
  'patch-status': {
    level: 'MUST',
    section: 'RFC 7644 §3.5.2',
    text: 'a PATCH is answered with 200 and the resource, or for a group with 204; with 200 and the attributes where the request names attributes',
    ways: patches,
  },
  'patch-concurrent': {
    level: 'MUST',
    section: 'RFC 5789 §2',
    text: 'each PATCH is applied as a whole: no change is lost when many clients patch one resource at the same time',
    ways: ['PATCH', 'PATCH without path', 'PATCH by filter', 'Bulk PATCH'],
  },
} as const satisfies Requirements
