import { useCallback, useRef, useState } from 'react'
import { choose, conflictsIn, type Draft, draftOf, rebase, type Side } from './draft.ts'
import { isSame, type Conflict, type Lists, type Path } from './three-way-merge.ts'

export interface DraftHandle<Value> {
  readonly value: Value
  readonly edit: (value: Value) => void
  readonly isDirty: boolean
  readonly discard: () => void
  readonly conflicts: readonly Conflict[]
  readonly choose: (path: Path, side: Side) => void
  /** Merges the saved value; returns what to save, or undefined while a conflict is open. */
  readonly takeIn: (saved: Value) => Value | undefined
}

/** A draft of a saved value. Changes made elsewhere are adopted, except where edited here. */
export function useDraft<Value>(saved: Value, lists?: Lists): DraftHandle<Value> {
  const [draft, setDraft] = useState(() => draftOf(saved))
  // A save uses the input at the time it continues.
  const latest = useRef(draft)
  const [known, setKnown] = useState(saved)
  if (!isSame(known, saved)) {
    setKnown(saved)
    setDraft(rebase(draft, saved, lists))
  }
  // oxlint-disable-next-line react-hooks/refs
  latest.current = draft

  const set = useCallback((next: Draft<Value>) => {
    latest.current = next
    setDraft(next)
  }, [])

  return {
    value: draft.mine,
    edit: (mine) => set({ ...latest.current, mine }),
    isDirty: !isSame(draft.mine, draft.theirs),
    discard: () => set(draftOf(latest.current.theirs)),
    conflicts: conflictsIn(draft, lists),
    choose: (path, side) => set(choose(latest.current, { path, side, ...(lists && { lists }) })),
    takeIn(now) {
      const next = rebase(latest.current, now, lists)
      set(next)
      return conflictsIn(next, lists).length === 0 ? next.mine : undefined
    },
  }
}
