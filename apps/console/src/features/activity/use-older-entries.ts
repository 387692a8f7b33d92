import { useMutation, useQueryClient } from '@tanstack/react-query'
import { emptyWindow, type JournalWindow, withOlder } from './journal.ts'
import { readWindow } from './read-journal.ts'

/** Reads the page of the journal that stands before what is held. */
export function useOlderEntries() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: readWindow,
    onSuccess: (older) =>
      queryClient.setQueryData<JournalWindow>(['journal'], (known = emptyWindow) =>
        withOlder(known, older),
      ),
  })
}
