import { type Tolerance, type ToleranceRecord, toleranceRecords } from '@pingone-sandbox/scim'
import type { Requirement } from './requirement.ts'
import {
  filteredPatches,
  patchesByPath,
  patchesWithoutPath,
  queries,
  type Way,
  waysOf,
} from './ways.ts'

const whole = waysOf('create', 'replace')

/** The kinds of requests in which clients send each deviation. */
const ways: Readonly<Record<Tolerance, readonly Way[]>> = {
  'op-in-any-case': [...patchesByPath, ...filteredPatches, 'Bulk POST'],
  'empty-operations': patchesByPath,
  'boolean-as-string': [...whole, ...patchesByPath, ...filteredPatches, ...queries, 'filter'],
  'remove-with-value': [...patchesByPath, ...filteredPatches],
  'nested-remove-value': patchesByPath.filter((way) => !way.startsWith('/Me')),
  'remove-without-match': filteredPatches,
  'dotted-keys': patchesWithoutPath,
  'urn-keys': [...whole, ...patchesWithoutPath],
  'stray-keys': patchesWithoutPath,
  'stray-sub-attributes': [...whole, ...patchesByPath],
  'bare-complex-value': [...whole, ...patchesByPath],
  'array-of-one': [...whole, ...patchesByPath, ...filteredPatches],
  'several-primaries': [...whole, ...patchesByPath],
  'create-filtered-element': filteredPatches,
  'loose-user-names': [...whole, ...patchesByPath],
  'stray-attributes': whole,
  'stray-members': [...patchesByPath, 'Bulk POST'],
  'schemas-missing': whole,
  'schemas-malformed': whole,
  'schemas-foreign': whole,
  'schemas-incomplete': whole,
}

/** Deviations from the RFCs that the server accepts. */
export const tolerances = Object.fromEntries(
  toleranceRecords.map((record) => [
    record.id,
    {
      level: 'MAY',
      section: sectionOf(record),
      text: `with ${record.id}: ${record.what.slice(0, -1)}`,
      ways: ways[record.id],
    },
  ]),
) as Readonly<Record<Tolerance, Requirement>>

function sectionOf({ places }: ToleranceRecord): string {
  return places.includes('PATCH') ? 'RFC 7644 §3.5.2' : 'RFC 7644 §3.12'
}
