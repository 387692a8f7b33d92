import { formatConditions, parseConditions, type ScopeAttribute } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { choose, conflictsIn, draftOf, rebase, type Side } from '../../../patterns/merge/draft.ts'
import { isSame } from '../../../patterns/merge/three-way-merge.ts'

/**
 * The draft of a user filter, as conditions or, where `group` is absent, as text.
 *
 * A filter is merged as one value: a mix of two would match users that neither matches. Two spellings of the same conditions are equal.
 */
export function useFilterDraft(saved: string, offered: readonly ScopeAttribute[]) {
  const [text, setText] = useState(saved)
  const [group, setGroup] = useState(() => conditionsOf(saved, offered))
  const [known, setKnown] = useState({ base: spelled(saved, offered), theirs: saved })
  const [shown, setShown] = useState(saved)
  const expression = group === undefined ? text.trim() : formatConditions(group, offered)
  const draft = {
    base: known.base,
    mine: spelled(expression, offered),
    theirs: spelled(known.theirs, offered),
  }

  function show(filter: string) {
    setText(filter)
    setGroup(conditionsOf(filter, offered))
  }

  /** Merges the saved value; returns what to save, or undefined while a conflict is open. */
  function takeIn(now: string): string | undefined {
    const next = rebase(draft, spelled(now, offered))
    setKnown({ base: next.base, theirs: now })
    if (!isSame(next.mine, draft.mine)) show(now)
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
    text,
    setText,
    group,
    setGroup,
    expression,
    isDirty: !isSame(draft.mine, draft.theirs),
    /** The value saved elsewhere, in a conflict. */
    contested: conflictsIn(draft).length > 0 ? known.theirs : undefined,
    takeIn,
    accept: begin,
    choose: (side: Side) => {
      const next = choose(draft, { path: [], side })
      if (side === 'theirs') show(known.theirs)
      setKnown({ ...known, base: next.base })
    },
    discard: () => {
      show(known.theirs)
      begin(known.theirs)
    },
    toggleMode: () => {
      setText(expression)
      setGroup(group === undefined ? conditionsOf(text, offered) : undefined)
    },
  }
}

/** A filter as conditions; undefined where they cannot express it. */
function conditionsOf(filter: string, offered: readonly ScopeAttribute[]) {
  const reading = parseConditions(filter, offered)
  return 'group' in reading ? reading.group : undefined
}

/** The normalised filter. */
function spelled(filter: string, offered: readonly ScopeAttribute[]): string {
  const conditions = conditionsOf(filter, offered)
  return conditions === undefined ? filter.trim() : formatConditions(conditions, offered)
}
