import type { JournalEntry } from '@pingone-sandbox/pingone/contract'
import { skipToken, useQuery } from '@tanstack/react-query'

const none: readonly JournalEntry[] = []

/**
 * The journal as far as it is known.
 *
 * The stream alone writes it: a fetch of its own could end after newer entries have arrived, and drop them.
 */
export function useJournal(): readonly JournalEntry[] {
  const { data } = useQuery<readonly JournalEntry[]>({
    queryKey: ['journal'],
    queryFn: skipToken,
    gcTime: Infinity,
  })
  return data ?? none
}
