import { changeIdOf, type JournalEntry } from '@pingone-sandbox/contract'
import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Write } from '@pingone-sandbox/store'
import { entryText } from './entry-text.ts'

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'seq' | 'at'> : never

/** An entry before it has a number and a time. */
export type NewEntry = WithoutStamp<JournalEntry>

/** An entry as the store has it, with the attributes of queries at the top level. */
export type StoredEntry = Document & { readonly seq: number; readonly entry: JournalEntry }

/** The write that appends an entry. */
export function appendOf(entry: JournalEntry): Write {
  const exchange = entry.type === 'exchange' ? entry.exchange : undefined
  const queried = {
    id: String(entry.seq),
    seq: entry.seq,
    changeId: changeIdOf(entry),
    ...(exchange && {
      isExchange: true,
      exchangeId: exchange.id,
      ruleId: exchange.rule?.id,
      subjectId: exchange.subject?.id,
      status: exchange.response?.status,
      method: exchange.request.method,
    }),
  }
  const json = `${JSON.stringify(queried).slice(0, -1)},"entry":${entryText(entry)}}`
  const document: StoredEntry = { ...queried, entry }
  return { kind: 'put', collection: 'journal', document, json, expectedVersion: 0 }
}

/** A condition on the number of an entry. */
export const seqIs = (operator: 'gt' | 'lt' | 'le', value: number): Filter => ({
  kind: 'compare',
  path: { name: 'seq' },
  operator,
  value,
})
