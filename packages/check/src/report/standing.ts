import type { CheckFinding } from '@pingone-sandbox/contract'
import type { Assessment } from './assess.ts'

/** How a finding stands in the run: it fails it, or why it does not; undefined where it is no problem. */
export type Standing = 'fails' | 'known' | 'new check' | undefined

/** Tells how each finding stands. */
export function createStanding({
  failing,
  known,
  newChecks,
}: Assessment): (finding: CheckFinding) => Standing {
  const standings = new Map<CheckFinding, Standing>([
    ...failing.map(({ finding }) => [finding, 'fails'] as const),
    ...known.map(({ finding }) => [finding, 'known'] as const),
    ...newChecks.map(({ finding }) => [finding, 'new check'] as const),
  ])
  return (finding) => standings.get(finding)
}
