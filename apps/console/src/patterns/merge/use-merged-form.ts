import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  type UseFormReturn,
  useWatch,
} from 'react-hook-form'
import { choose, conflictsIn, draftOf, rebase, type Side } from './draft.ts'
import { type Conflict, isSame, type Lists, type Path } from './three-way-merge.ts'

interface Options<Values> {
  readonly lists?: Lists
  /** Whether two forms are equal in meaning, if not by value. */
  readonly isSameForm?: (one: Values, other: Values) => boolean
  /** The meaning of a form, without hidden inputs. */
  readonly said?: (values: Values) => Values
}

export interface MergedForm<Values> {
  readonly values: Values
  readonly isDirty: boolean
  readonly discard: () => void
  readonly conflicts: readonly Conflict[]
  readonly choose: (path: Path, side: Side) => void
  /** Merges the saved value; returns what to save, or undefined while a conflict is open. */
  readonly takeIn: (saved: Values) => Values | undefined
  /** Resets the form to the saved value; input during the save stays an edit. */
  readonly accept: (sent: Values, saved: Values) => void
}

/**
 * Merges a form with changes made elsewhere: they are shown, edits made here stay, and a different change of both is a conflict.
 *
 * Sets only fields that were changed elsewhere, so that other fields keep focus and message.
 */
export function useMergedForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  saved: Values,
  { lists, isSameForm = isSame, said = asItIs }: Options<Values> = {},
): MergedForm<Values> {
  const values = useWatch({ control: form.control, compute: (all: Values) => all })
  const [known, setKnown] = useState(() => ({ base: saved, theirs: saved }))
  const latest = useRef(known)
  const set = useCallback((next: typeof known) => {
    latest.current = next
    setKnown(next)
  }, [])

  const draftNow = useCallback(
    () => ({ ...latest.current, mine: said(structuredClone(form.getValues())) }),
    [form, said],
  )

  const show = useCallback(
    (mine: Values) => {
      for (const [path, part] of changesBetween(said(form.getValues()), mine))
        form.setValue(path as FieldPath<Values>, part as FieldPathValue<Values, FieldPath<Values>>)
    },
    [form, said],
  )

  const follow = useCallback(
    (theirs: Values) => {
      const next = rebase(draftNow(), theirs, lists)
      show(next.mine)
      set({ base: next.base, theirs })
      return next
    },
    [draftNow, show, set, lists],
  )

  // The value read for a save is newer than the page's, until that is read again.
  const given = useRef(saved)
  useEffect(() => {
    if (isSame(given.current, saved)) return
    given.current = saved
    follow(saved)
  }, [saved, follow])

  return {
    values,
    isDirty: !isSameForm(values, known.theirs),
    discard() {
      const { theirs } = latest.current
      set(draftOf(theirs))
      form.reset(theirs)
    },
    conflicts: conflictsIn({ ...known, mine: said(values) }, lists),
    choose(path, side) {
      const next = choose(draftNow(), { path, side, ...(lists && { lists }) })
      set({ base: next.base, theirs: next.theirs })
      show(next.mine)
    },
    takeIn(now) {
      const next = follow(now)
      return conflictsIn(next, lists).length === 0 ? next.mine : undefined
    },
    accept(sent, now) {
      set(draftOf(now))
      if (isSame(form.getValues(), sent)) form.reset(now)
    },
  }
}

const asItIs = <Values>(values: Values): Values => values

/** The fields in which a form differs from another one; a list is one field. */
function changesBetween(before: unknown, after: unknown, path = ''): readonly [string, unknown][] {
  if (isSame(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) return [[path, after]]
  return Object.keys(after).flatMap((name) =>
    changesBetween(before[name], after[name], path === '' ? name : `${path}.${name}`),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
