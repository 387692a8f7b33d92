import type { JournalEntry } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import { readJournal } from '../../lib/control-client.ts'

const none: readonly JournalEntry[] = []

/** The journal as far as it is known; the stream keeps it up to date. */
export function useJournal(): readonly JournalEntry[] {
  const { data } = useQuery<readonly JournalEntry[]>({
    queryKey: ['journal'],
    queryFn: readJournal,
    staleTime: Infinity,
  })
  return data ?? none
}
