import {
  changeIdOf,
  subjectOf,
  type JournalEntry,
  type OutcomeStatus,
} from '@pingone-sandbox/contract'
import type { QueryClient } from '@tanstack/react-query'

/** Which users and groups of a change are read. */
export interface PartCriteria {
  /** Those with such an outcome in the change. */
  readonly status?: OutcomeStatus
  /** Those with a text in their name. */
  readonly search?: string
  readonly subjectId?: string
}

export const partKey = 'change-part'

/** Reads the parts again that new entries may belong to; an entry about another user or group leaves a part as it is. */
export function refreshParts(queryClient: QueryClient, entries: readonly JournalEntry[]): void {
  void queryClient.invalidateQueries(
    {
      predicate: ({ queryKey: [kind, id, criteria] }) =>
        kind === partKey &&
        entries.some(
          (entry) => changeIdOf(entry) === id && isWithin(entry, criteria as PartCriteria),
        ),
    },
    // Entries of a long sync would cancel each reading before it ends.
    { cancelRefetch: false },
  )
}

const isWithin = (entry: JournalEntry, { subjectId }: PartCriteria): boolean =>
  subjectId === undefined || subjectOf(entry)?.id === subjectId
