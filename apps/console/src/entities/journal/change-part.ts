import {
  changeIdOf,
  subjectOf,
  type ChangeRecord,
  type JournalEntry,
} from '@pingone-sandbox/contract'
import type { OutcomeStatus } from '@pingone-sandbox/contract'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

/** Which users and groups of a change are read. */
export interface PartCriteria {
  /** Those with such an outcome in the change. */
  readonly status?: OutcomeStatus
  /** Those with a text in their name. */
  readonly search?: string
  readonly subjectId?: string
}

const queryKey = 'change-part'

/**
 * The entries of one change about some of its users and groups.
 *
 * @param criteria - undefined reads nothing.
 */
export function useChangePart(id: string, criteria: PartCriteria | undefined) {
  const queryClient = useQueryClient()
  const key = [queryKey, id, criteria] as const
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => readPart(id, criteria ?? {}),
    enabled: criteria !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    // What is shown stays while another filter is read.
    placeholderData: (known) => (known?.id === id ? known : undefined),
  })
  const further = useMutation({
    mutationFn: (after: string) => readPart(id, criteria ?? {}, after),
    onSuccess: (page) =>
      queryClient.setQueryData<ChangeRecord>(
        key,
        (known) => known && { ...page, entries: [...known.entries, ...page.entries] },
      ),
  })
  return { part: criteria && data, error: error ?? further.error, further }
}

/** Reads the parts again that new entries may belong to; an entry about another user or group leaves a part as it is. */
export function refreshParts(queryClient: QueryClient, entries: readonly JournalEntry[]): void {
  void queryClient.invalidateQueries(
    {
      predicate: ({ queryKey: [kind, id, criteria] }) =>
        kind === queryKey &&
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

function readPart(id: string, criteria: PartCriteria, after?: string): Promise<ChangeRecord> {
  const query = new URLSearchParams({ ...criteria, ...(after !== undefined && { after }) })
  return control(`/changes/${encodeURIComponent(id)}?${query}`, answer('changeRecord'))
}
