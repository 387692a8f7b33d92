import { createContext, useContext } from 'react'
import type { Side } from './draft.ts'
import type { Conflict, Path } from './three-way-merge.ts'

export interface Conflicts {
  readonly conflicts: readonly Conflict[]
  readonly choose: (path: Path, side: Side) => void
}

/** What the fields below were changed to elsewhere; a form without it has no conflicts. */
export const ConflictsContext = createContext<Conflicts>({ conflicts: [], choose: () => {} })

/** The conflict of a field, by its dotted name. */
export function useConflict(name: string | undefined) {
  const { conflicts, choose } = useContext(ConflictsContext)
  const conflict = conflicts.find(({ path }) => path.join('.') === name)
  if (conflict === undefined) return undefined
  return { ...conflict, choose: (side: Side) => choose(conflict.path, side) }
}
