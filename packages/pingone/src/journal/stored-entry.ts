import { changeIdOf, subjectOf, type JournalEntry } from '@pingone-sandbox/contract'
import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Write } from '@pingone-sandbox/store'
import { entryText } from './entry-text.ts'

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'seq' | 'at'> : never

/** An entry before it has a number and a time. */
export type NewEntry = WithoutStamp<JournalEntry>

/** An entry as the store has it, with the attributes of queries at the top level. */
export type StoredEntry = Document & {
  readonly seq: number
  /** What the entry is about. */
  readonly subjectId?: string
  /** The same, if the entry is the first one of its change about it. */
  readonly firstAbout?: string
  /** The group of a membership that was changed. */
  readonly groupId?: string
  readonly entry: JournalEntry
}

/** The write that appends an entry. `firstAbout` is given if the entry is the first one of its change about that subject. */
export function appendOf(entry: JournalEntry, firstAbout: string | undefined): Write {
  const queried = queriedOf(entry, firstAbout)
  const json = `${JSON.stringify(queried).slice(0, -1)},"entry":${entryText(entry)}}`
  const document: StoredEntry = { ...queried, entry }
  return { kind: 'put', collection: 'journal', document, json, expectedVersion: 0 }
}

/** The attributes of an entry that queries name. */
export function queriedOf(entry: JournalEntry, firstAbout: string | undefined) {
  const exchange = entry.type === 'exchange' ? entry.exchange : undefined
  const subjectId = subjectOf(entry)?.id
  return {
    id: String(entry.seq),
    seq: entry.seq,
    changeId: changeIdOf(entry),
    ...(subjectId !== undefined && { subjectId }),
    ...(firstAbout !== undefined && { firstAbout }),
    ...(entry.type === 'change' && entry.group && { groupId: entry.group.id }),
    ...(entry.type === 'outcome' && { outcome: entry.status }),
    ...(exchange && {
      isExchange: true,
      exchangeId: exchange.id,
      ruleId: exchange.rule?.id,
      status: exchange.response?.status,
      method: exchange.request.method,
    }),
  }
}

/** A condition on the number of an entry. */
export const seqIs = (operator: 'gt' | 'lt' | 'le', value: number): Filter => ({
  kind: 'compare',
  path: { name: 'seq' },
  operator,
  value,
})
