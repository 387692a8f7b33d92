import type { JournalEntry } from '@pingone-sandbox/contract'

const texts = new WeakMap<JournalEntry, string>()

/** An entry as JSON. It is written once, for the store and for every client of the event stream. */
export function entryText(entry: JournalEntry): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const text = JSON.stringify(entry)
  texts.set(entry, text)
  return text
}
