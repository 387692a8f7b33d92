import { formatConditions, type ScopeAttribute } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { choose, conflictsIn, draftOf, rebase, type Side } from '../../../patterns/merge/draft.ts'
import { isSame } from '../../../patterns/merge/three-way-merge.ts'
import { conditionsOf } from './use-filter-editing.ts'

/**
 * The draft of a saved user filter.
 *
 * A filter is merged as one value: a mix of two would match users that neither matches. Two spellings of the same conditions are equal.
 */
export function useFilterDraft(saved: string, offered: readonly ScopeAttribute[]) {
  const [expression, edit] = useState(saved)
  const [known, setKnown] = useState({ base: spelled(saved, offered), theirs: saved })
  const [shown, setShown] = useState(saved)
  const draft = {
    base: known.base,
    mine: spelled(expression, offered),
    theirs: spelled(known.theirs, offered),
  }

  /** Merges the saved value; returns what to save, or undefined while a conflict is open. */
  function takeIn(now: string): string | undefined {
    const next = rebase(draft, spelled(now, offered))
    setKnown({ base: next.base, theirs: now })
    if (!isSame(next.mine, draft.mine)) edit(now)
    if (conflictsIn(next).length > 0) return undefined
    return isSame(next.mine, draft.mine) ? expression : now
  }

  if (shown !== saved) {
    setShown(saved)
    takeIn(saved)
  }

  function begin(filter: string) {
    setKnown({ ...draftOf(spelled(filter, offered)), theirs: filter })
  }

  return {
    expression,
    edit,
    isDirty: !isSame(draft.mine, draft.theirs),
    /** The value saved elsewhere, in a conflict. */
    contested: conflictsIn(draft).length > 0 ? known.theirs : undefined,
    takeIn,
    accept: begin,
    choose: (side: Side) => {
      const next = choose(draft, { path: [], side })
      if (side === 'theirs') edit(known.theirs)
      setKnown({ ...known, base: next.base })
    },
    discard: () => {
      edit(known.theirs)
      begin(known.theirs)
    },
  }
}

/** The normalised filter. */
function spelled(filter: string, offered: readonly ScopeAttribute[]): string {
  const conditions = conditionsOf(filter, offered)
  return conditions === undefined ? filter.trim() : formatConditions(conditions, offered)
}
