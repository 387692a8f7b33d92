import {
  type ChangeCriteria,
  changeIdOf,
  type ChangeRecord,
  type JournalEntry,
  withEntry,
} from '@pingone-sandbox/contract'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import {
  type ChangeList,
  changesToRead,
  emptyList,
  maxChanges,
  withChange,
  withEntries,
  withNewest,
  withOlder,
} from './change-list.ts'
import { refreshParts } from './refresh-parts.ts'
import type { JournalWindow } from './journal.ts'

const listKey = (criteria: ChangeCriteria) => ['changes', criteria] as const
const recordKey = (id: string) => ['change', id] as const

/** The matching changes, newest first; the stream keeps them current. */
export function useChanges(criteria: ChangeCriteria) {
  const queryClient = useQueryClient()
  const { data, error } = useQuery({
    queryKey: listKey(criteria),
    queryFn: async () => {
      const page = await readChanges(criteria)
      const known = queryClient.getQueryData<ChangeList>(listKey(criteria)) ?? emptyList(criteria)
      // Entries that the stream brought during the request.
      const arrived = arrivedAfter(queryClient, page.seq)
      return withEntries(withNewest(known, page), arrived)
    },
    staleTime: Infinity,
    structuralSharing: false,
  })
  const older = useMutation({
    mutationFn: (cursor: string) => readChanges(criteria, cursor),
    onSuccess: (page) =>
      queryClient.setQueryData<ChangeList>(
        listKey(criteria),
        (known) => known && withOlder(known, page),
      ),
  })
  return { list: data, error: error ?? older.error, older }
}

/** One change with its entries, unless the id is empty; the stream keeps it current. */
export function useChange(id: string) {
  const queryClient = useQueryClient()
  const { data: record, error } = useQuery({
    queryKey: recordKey(id),
    queryFn: async () => {
      const known = queryClient.getQueryData<ChangeRecord>(recordKey(id))
      const page = await readChange(id, `?after=${known?.entries.at(-1)?.seq ?? 0}`)
      const read = known === undefined ? page : withFurtherEntries(known, page)
      return withArrivedEntries(read, arrivedAfter(queryClient, read.last))
    },
    enabled: id !== '',
    staleTime: Infinity,
    structuralSharing: false,
  })
  const further = useMutation({
    mutationFn: (after: number) => readChange(id, `?after=${after}`),
    onSuccess: (page) =>
      queryClient.setQueryData<ChangeRecord>(
        recordKey(id),
        (known) => known && withFurtherEntries(known, page),
      ),
  })
  return { record, error: error ?? further.error, further }
}

/** Adds entries from the stream to every list and every open change. */
export function applyEntries(queryClient: QueryClient, entries: readonly JournalEntry[]): void {
  for (const [key, list] of queryClient.getQueriesData<ChangeList>({ queryKey: ['changes'] })) {
    if (list === undefined) continue
    const unknown = changesToRead(list, entries)
    const next = withEntries(list, entries)
    queryClient.setQueryData<ChangeList>(key, next)
    for (const id of unknown) void readInto(queryClient, key, id)
    if (next.changes.length > maxChanges) void queryClient.invalidateQueries({ queryKey: key })
  }
  for (const [key, record] of queryClient.getQueriesData<ChangeRecord>({ queryKey: ['change'] }))
    if (record !== undefined) queryClient.setQueryData(key, withArrivedEntries(record, entries))
  refreshParts(queryClient, entries)
}

/** Reads all displayed changes again, after entries were missed. */
export function readChangesAnew(queryClient: QueryClient): void {
  for (const key of ['changes', 'change', 'change-part'])
    void queryClient.invalidateQueries({ queryKey: [key] })
}

async function readInto(queryClient: QueryClient, key: readonly unknown[], id: string) {
  try {
    const { entries: _, total: __, ...change } = await readChange(id, '?limit=1')
    queryClient.setQueryData<ChangeList>(key, (known) => known && withChange(known, change))
  } catch {
    // The journal no longer has it.
  }
}

function arrivedAfter(queryClient: QueryClient, seq: number): readonly JournalEntry[] {
  const journal = queryClient.getQueryData<JournalWindow>(['journal'])
  return (journal?.entries ?? []).filter((entry) => entry.seq > seq)
}

function readChanges(criteria: ChangeCriteria, cursor?: string) {
  const query = new URLSearchParams({
    limit: '200',
    ...criteria,
    ...(cursor !== undefined && { cursor }),
  })
  return control(`/changes?${query}`, answer('changePage'))
}

function readChange(id: string, query = '') {
  return control(`/changes/${encodeURIComponent(id)}${query}`, answer('changeRecord'))
}

/** Adds entries of one change from the stream. */
function withArrivedEntries(known: ChangeRecord, arrived: readonly JournalEntry[]): ChangeRecord {
  const own = arrived.filter((entry) => changeIdOf(entry) === known.id && entry.seq > known.last)
  if (own.length === 0) return known
  const { entries, total, ...summary } = known
  // Until all pages are read, new entries at the end would leave a gap.
  const isComplete = entries.length === total
  return {
    ...own.reduce((change, entry) => withEntry(change, entry) ?? change, summary),
    entries: isComplete ? [...entries, ...own] : entries,
    total: total + own.length,
  }
}

/** Adds the next page of entries. */
function withFurtherEntries(known: ChangeRecord, page: ChangeRecord): ChangeRecord {
  const last = known.entries.at(-1)?.seq ?? 0
  const newer = page.last > known.last ? page : known
  return { ...newer, entries: [...known.entries, ...page.entries.filter(({ seq }) => seq > last)] }
}
