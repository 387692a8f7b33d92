import type { JournalEntry } from '@pingone-sandbox/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import type { JournalWindow } from './journal.ts'

/**
 * The newest entries of the journal; undefined until they are read.
 *
 * The stream alone writes it: a fetch of its own could end after newer entries have arrived, and drop them.
 */
export function useJournal(): readonly JournalEntry[] | undefined {
  const { data } = useQuery<JournalWindow>({
    queryKey: ['journal'],
    queryFn: skipToken,
    gcTime: Infinity,
  })
  return data?.entries
}
