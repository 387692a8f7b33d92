import { type Tolerance, type ToleranceRecord, toleranceRecords } from '@pingone-sandbox/scim'
import type { Requirement } from './requirement.ts'

/** What clients send that no RFC asks a server to take. */
export const tolerances = Object.fromEntries(
  toleranceRecords.map((record) => [
    record.id,
    {
      level: 'MAY',
      section: sectionOf(record),
      text: `with ${record.id}: ${record.what.slice(0, -1)}`,
    },
  ]),
) as Readonly<Record<Tolerance, Requirement>>

function sectionOf({ places }: ToleranceRecord): string {
  return places.includes('PATCH') ? 'RFC 7644 §3.5.2' : 'RFC 7644 §3.12'
}
