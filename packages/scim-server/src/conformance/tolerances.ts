import type { Tolerance } from '@pingone-sandbox/scim'
import { toleranceRecords } from '@pingone-sandbox/scim'
import type { Requirement } from './requirement.ts'

/** What clients send in a PATCH that no RFC asks a server to take. */
export const tolerances = Object.fromEntries(
  toleranceRecords.map(({ id, what }) => [
    id,
    { level: 'MAY', section: 'RFC 7644 §3.5.2', text: `with ${id}: ${what.slice(0, -1)}` },
  ]),
) as Readonly<Record<Tolerance, Requirement>>
