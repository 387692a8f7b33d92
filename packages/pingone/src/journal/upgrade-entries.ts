import { changeIdOf } from '@pingone-sandbox/contract'
import type { Document } from '@pingone-sandbox/store'
import { firstSubjectIdOf } from './first-entries.ts'
import { queriedOf, type StoredEntry } from './stored-entry.ts'

/** Makes the function that adds to entries of an earlier format what they are about, and which are the first of their change about it. */
export function upgradeEntries(): (document: Document) => Document {
  const subjects = new Map<string, Set<string>>()
  return (document) => {
    const { entry } = document as StoredEntry
    const changeId = changeIdOf(entry)
    const known = subjects.get(changeId) ?? new Set()
    const subjectId = firstSubjectIdOf(entry)
    const isFirst = subjectId !== undefined && !known.has(subjectId)
    if (isFirst) subjects.set(changeId, known.add(subjectId))
    if (entry.type === 'finished' || entry.changeId === undefined) subjects.delete(changeId)
    return { ...queriedOf(entry, isFirst ? subjectId : undefined), entry }
  }
}
