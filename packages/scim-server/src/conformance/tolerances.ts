import { type Tolerance, type ToleranceRecord, toleranceRecords } from '@pingone-sandbox/scim'
import type { Requirement } from './requirement.ts'
import { filteredPatches, patches, queries, waysOf, type Way } from './ways.ts'

const withPath: readonly Way[] = patches.filter((way) => way.endsWith('PATCH'))
const withoutPath: readonly Way[] = patches.filter((way) => way.endsWith('without path'))
const whole = waysOf('create', 'replace')

/** Where clients send what is forgiven. */
const ways: Readonly<Record<Tolerance, readonly Way[]>> = {
  'op-in-any-case': [...withPath, ...filteredPatches, 'Bulk POST'],
  'empty-operations': withPath,
  'boolean-as-string': [...whole, ...withPath, ...filteredPatches, ...queries, 'filter'],
  'remove-with-value': [...withPath, ...filteredPatches],
  'nested-remove-value': withPath.filter((way) => !way.startsWith('/Me')),
  'remove-without-match': filteredPatches,
  'dotted-keys': withoutPath,
  'urn-keys': [...whole, ...withoutPath],
  'stray-keys': withoutPath,
  'stray-sub-attributes': [...whole, ...withPath],
  'bare-complex-value': [...whole, ...withPath],
  'array-of-one': [...whole, ...withPath, ...filteredPatches],
  'several-primaries': [...whole, ...withPath],
  'create-filtered-element': filteredPatches,
  'loose-user-names': [...whole, ...withPath],
  'stray-attributes': whole,
  'stray-members': [...withPath, 'Bulk POST'],
  'schemas-missing': whole,
  'schemas-malformed': whole,
  'schemas-foreign': whole,
  'schemas-incomplete': whole,
}

/** What clients send that no RFC asks a server to take. */
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
