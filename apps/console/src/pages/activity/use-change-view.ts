import type { OutcomeStatus } from '@pingone-sandbox/contract'
import { useMemo } from 'react'
import { useChangePart } from '../../entities/journal/change-part.ts'
import { useChange } from '../../entities/journal/change-queries.ts'
import { mergeEntries } from '../../entities/journal/journal.ts'

/** Which users and groups of the open change are shown. */
export interface ChangeFilter {
  readonly outcome: OutcomeStatus | undefined
  /** A text in their name. */
  readonly find: string | undefined
}

/**
 * A change with the entries that its filter leaves.
 *
 * Without a filter those that failed are among the entries although their page has not been read yet: of thousands, they come first.
 */
export function useChangeView(id: string, { outcome, find }: ChangeFilter) {
  const { record, error, further } = useChange(id)
  const isFiltered = outcome !== undefined || find !== undefined
  const isPartial = record !== undefined && record.entries.length < record.total
  const wanted = useChangePart(
    id,
    isFiltered
      ? { ...(outcome && { status: outcome }), ...(find !== undefined && { search: find }) }
      : undefined,
  )
  const failed = useChangePart(
    id,
    !isFiltered && isPartial && record.outcomes.failed !== undefined
      ? { status: 'failed' }
      : undefined,
  )
  const own = record?.entries
  const failedEntries = failed.part?.entries
  const entries = useMemo(
    () => (own && failedEntries ? mergeEntries(failedEntries, own) : own),
    [own, failedEntries],
  )
  const { part } = wanted
  const cursor = part?.cursor
  if (isFiltered)
    return {
      ...{ record, entries: part?.entries, total: part?.total ?? 0, isFiltered },
      error: error ?? wanted.error,
      isReading: wanted.further.isPending,
      readOn: cursor === undefined ? undefined : () => wanted.further.mutate(cursor),
    }
  return {
    ...{ record, entries, total: record?.total ?? 0, isFiltered },
    error: error ?? failed.error,
    isReading: further.isPending,
    readOn: isPartial ? () => further.mutate(record.entries.at(-1)?.seq ?? 0) : undefined,
  }
}
