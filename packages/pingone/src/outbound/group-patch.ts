import { URN } from '@pingone-sandbox/scim'

/** One member to add to or to remove from a group. */
export interface MemberChange {
  readonly kind: 'add' | 'remove'
  /** The user's id at the target. */
  readonly member: string
}

/** What one PATCH of a group carries. */
export interface GroupPatch {
  readonly name: string
  readonly rename: boolean
  readonly changes: readonly MemberChange[]
  /** Overwrites the members with those that the batch adds. */
  readonly replaces: boolean
}

interface Batch extends GroupPatch {
  /** The same in PATCHes of one change each. */
  readonly parts: () => readonly GroupPatch[]
}

/** Divides a change of a group into PATCHes of so many member changes at most; none when there is nothing to change. */
export function patchBatches(
  { name, rename, members, add, remove }: GroupChange,
  { overwrite, limit }: { readonly overwrite: boolean; readonly limit: number },
): readonly Batch[] {
  const isOverwritten = overwrite && add.length + remove.length > 0
  const added = isOverwritten ? members : add
  const removed = isOverwritten ? [] : remove
  const changes: readonly MemberChange[] = [
    ...added.map((member) => ({ kind: 'add', member }) as const),
    ...removed.map((member) => ({ kind: 'remove', member }) as const),
  ]
  const chunks = chunk(changes, limit)
  if (chunks.length === 0 && (rename || isOverwritten)) chunks.push([])
  return chunks.map((part, index) => {
    const first = { name, rename: rename && index === 0, replaces: isOverwritten && index === 0 }
    return { ...first, changes: part, parts: () => inParts({ ...first, changes: part }) }
  })
}

function inParts(batch: GroupPatch): readonly GroupPatch[] {
  const { changes, ...whole } = batch
  const [first, ...others] = changes.map((change) => ({
    ...whole,
    rename: false,
    replaces: false,
    changes: [change],
  }))
  if (!first) return [batch]
  // The new name and the removal of all other members belong to the first PATCH only.
  return batch.rename || batch.replaces
    ? [{ ...whole, changes: [] }, first, ...others]
    : [first, ...others]
}

/** Writes the PATCH request; RFC operations in lower case, as Ping's own SCIM library computes them. */
export function patchBody({ name, rename, replaces, changes }: GroupPatch): object {
  const added = changes
    .filter(({ kind }) => kind === 'add')
    .map(({ member }) => ({ value: member }))
  const removed = changes.filter(({ kind }) => kind === 'remove')
  return {
    schemas: [URN.patchOp],
    Operations: [
      ...(rename ? [{ op: 'replace', path: 'displayName', value: name }] : []),
      ...(replaces
        ? [{ op: 'replace', path: 'members', value: added }]
        : added.length > 0
          ? [{ op: 'add', path: 'members', value: added }]
          : []),
      ...removed.map(({ member }) => ({
        op: 'remove',
        path: `members[value eq ${JSON.stringify(member)}]`,
      })),
    ],
  }
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = []
  for (let start = 0; start < items.length; start += size)
    chunks.push(items.slice(start, start + size))
  return chunks
}

/** The change of a group at the target. Members are ids of the target's users. */
export interface GroupChange {
  readonly name: string
  /** The name, if the target may have another one. */
  readonly rename: boolean
  /** All members of the group in PingOne. */
  readonly members: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}
