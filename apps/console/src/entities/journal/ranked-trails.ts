import { outcomeStatuses, type JournalEntry } from '@pingone-sandbox/contract'
import { loneSteps, type Trail, type TrailStep, trailsOf } from './trails.ts'

/** What happened to each user and group, the failed ones first; among equals in order of appearance. */
export function rankedTrails(entries: readonly JournalEntry[]): readonly Trail[] {
  return trailsOf(entries).toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** The ids of the exchanges in the order in which a change shows them: requests without a user or group, then each in turn. */
export function shownExchanges(entries: readonly JournalEntry[]): readonly string[] {
  return [loneSteps(entries), ...rankedTrails(entries).map(({ steps }) => steps)].flatMap(idsOf)
}

/** The ids of the exchanges in the order of time. */
export function exchangesInTime(entries: readonly JournalEntry[]): readonly string[] {
  return entries
    .flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange] : []))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ id }) => id)
}

const idsOf = (steps: readonly TrailStep[]): readonly string[] =>
  steps.flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange.id] : []))

/** Only what went wrong comes first: the others stay where they are while they end. */
function rankOf({ outcome }: Trail): number {
  const status = outcome?.status
  return status === 'failed' || status === 'partial'
    ? outcomeStatuses.indexOf(status)
    : outcomeStatuses.length
}
