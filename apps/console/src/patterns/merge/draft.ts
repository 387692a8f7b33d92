import {
  type Conflict,
  type Lists,
  mergeThreeWay,
  type Path,
  withValueAt,
} from './three-way-merge.ts'

/** An edit of a saved value that may be changed elsewhere. */
export interface Draft<Value> {
  /** The value that the edit started from, or `contested` after a conflicting change elsewhere. */
  readonly base: Value
  /** What is edited. */
  readonly mine: Value
  /** The saved value, as read last. */
  readonly theirs: Value
}

export type Side = 'mine' | 'theirs'

/** A unique value that no input equals. */
const contested = { isContested: Symbol('contested') }

export const draftOf = <Value>(saved: Value): Draft<Value> => ({
  base: saved,
  mine: saved,
  theirs: saved,
})

/** The open conflicts of a draft. */
export function conflictsIn<Value>(draft: Draft<Value>, lists?: Lists): readonly Conflict[] {
  return mergeThreeWay(draft, lists).conflicts
}

/** Merges the saved value: changes made elsewhere are adopted, edits made here stay. */
export function rebase<Value>(draft: Draft<Value>, theirs: Value, lists?: Lists): Draft<Value> {
  const { value, conflicts } = mergeThreeWay({ ...draft, theirs }, lists)
  const base = conflicts.reduce(
    (all, { path }) => withValueAt(all, path, optionsOf(contestedAt(path, lists), lists)),
    theirs,
  )
  return { base, mine: value, theirs }
}

/** Resolves a conflict with mine or theirs. */
export function choose<Value>(
  draft: Draft<Value>,
  { path, side, lists }: { readonly path: Path; readonly side: Side; readonly lists?: Lists },
): Draft<Value> {
  const theirs = partAt(draft.theirs, path, lists)
  const base = withValueAt(draft.base, path, optionsOf(theirs, lists))
  if (side === 'mine') return { ...draft, base }
  return { ...draft, base, mine: withValueAt(draft.mine, path, optionsOf(theirs, lists)) }
}

/** The value at a path. */
export function partAt(value: unknown, path: Path, lists: Lists = {}): unknown {
  return path.reduce<unknown>((whole, name, depth) => {
    const list = lists[path.slice(0, depth).join('.')]
    if (list !== undefined && list !== 'set' && Array.isArray(whole))
      return whole.find((element: Readonly<Record<string, unknown>>) => element[list.key] === name)
    return (whole as Readonly<Record<string, unknown>> | undefined)?.[name]
  }, value)
}

function contestedAt(path: Path, lists: Lists = {}): unknown {
  const list = lists[path.slice(0, -1).join('.')]
  return list === undefined || list === 'set'
    ? contested
    : { ...contested, [list.key]: path.at(-1) }
}

const optionsOf = (part: unknown, lists: Lists | undefined) => ({ part, ...(lists && { lists }) })
