import { ConflictError, type Document, UniquenessError, type Write } from '../store.ts'
import type { Row, Shelf } from './shelf.ts'

/** A write that changes something. */
type Change = Exclude<Write, { readonly kind: 'require' }>

/** Applies the writes of a commit in order; when one is refused, undoes those before it. Returns the new versions. */
export async function applyWrites(
  writes: readonly Write[],
  shelfOf: (collection: string) => Shelf,
): Promise<readonly number[]> {
  const versions: number[] = []
  const undo: (() => Promise<void>)[] = []
  try {
    for (const write of writes) {
      const shelf = shelfOf(write.collection)
      const id = write.kind === 'put' ? write.document.id : write.id
      const before = shelf.rowOf(id)
      if (write.kind === 'require') {
        if (!before) throw new ConflictError(write.collection, id)
        versions.push(before.version)
        continue
      }
      const after = rowAfter(write, shelf, before)
      undo.push(() => replace(shelf, id, before))
      await replace(shelf, id, after)
      versions.push(after?.version ?? 0)
    }
    return versions
  } catch (error) {
    for (const takeBack of undo.toReversed()) await takeBack()
    for (const { collection } of writes) shelfOf(collection).abandonSequences()
    throw error
  }
}

/** The row after a write, undefined after a delete. Throws when the write is refused. */
function rowAfter(write: Change, shelf: Shelf, before: Row | undefined): Row | undefined {
  const { name } = shelf.collection
  const id = write.kind === 'put' ? write.document.id : write.id
  const version = before?.version ?? 0
  if (write.expectedVersion !== undefined && write.expectedVersion !== version)
    throw new ConflictError(name, id)
  if (write.kind === 'delete') {
    if (!before) throw new ConflictError(name, id)
    return undefined
  }
  // A copy as JSON has it, like the one that a database returns.
  const document = JSON.parse(JSON.stringify(write.document)) as Document
  const rival = write.allowDuplicate ? undefined : shelf.rivalOf(document)
  if (rival) throw new UniquenessError(name, rival.key, rival.id)
  return {
    document,
    version: version + 1,
    sequence: before?.sequence ?? shelf.nextSequence(document),
  }
}

async function replace(shelf: Shelf, id: string, row: Row | undefined): Promise<void> {
  if (row) await shelf.set(row)
  else shelf.remove(id)
}
