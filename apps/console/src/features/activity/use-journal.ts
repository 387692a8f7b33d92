import type { JournalEntry } from '@pingone-sandbox/pingone/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import { emptyWindow, type JournalWindow } from './journal.ts'

/**
 * The journal as far as it has been read: its newest entries, and older ones once somebody asked for them.
 *
 * The stream alone writes it: a fetch of its own could end after newer entries have arrived, and drop them.
 */
export function useJournal(): readonly JournalEntry[] {
  return useJournalWindow().entries
}

/** Like {@link useJournal}, with where the part begins that has not been read. */
export function useJournalWindow(): JournalWindow {
  const { data } = useQuery<JournalWindow>({
    queryKey: ['journal'],
    queryFn: skipToken,
    gcTime: Infinity,
  })
  return data ?? emptyWindow
}
