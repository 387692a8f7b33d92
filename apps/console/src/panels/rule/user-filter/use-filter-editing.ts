import {
  type ConditionGroup,
  formatConditions,
  parseConditions,
  type ScopeAttribute,
} from '@pingone-sandbox/contract'
import { useState } from 'react'

interface Options {
  /** The filter, as an expression. */
  readonly value: string
  readonly onChange: (expression: string) => void
  readonly offered: readonly ScopeAttribute[]
}

/**
 * A user filter while it is edited, as conditions or, where `group` is absent, as text.
 *
 * A condition without a value is kept here and is no part of the expression. A value that did not come from here is shown anew.
 */
export function useFilterEditing({ value, onChange, offered }: Options) {
  const [text, writeText] = useState(value)
  const [group, writeGroup] = useState(() => conditionsOf(value, offered))
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    writeText(value)
    writeGroup(conditionsOf(value, offered))
  }

  function say(expression: string) {
    setShown(expression)
    onChange(expression)
  }

  function setGroup(next: ConditionGroup) {
    writeGroup(next)
    say(formatConditions(next, offered))
  }

  const expression = group === undefined ? text.trim() : formatConditions(group, offered)
  return {
    text,
    group,
    /** The expression in its normal spelling, where conditions say it. */
    expression,
    setText: (next: string) => {
      writeText(next)
      say(next.trim())
    },
    setGroup,
    toggleMode: () => {
      writeText(expression)
      const conditions = group === undefined ? conditionsOf(text, offered) : undefined
      if (conditions === undefined) writeGroup(undefined)
      else setGroup(conditions)
    },
  }
}

/** A filter as conditions; undefined where they cannot express it. */
export function conditionsOf(filter: string, offered: readonly ScopeAttribute[]) {
  const reading = parseConditions(filter, offered)
  return 'group' in reading ? reading.group : undefined
}
