import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { choose, conflictsIn, type Draft, draftOf, rebase } from '../../patterns/merge/draft.ts'
import { isSame } from '../../patterns/merge/three-way-merge.ts'
import { type Editor, editors } from './editors.ts'
import { changedPlaces, edited, nameOf, placesOf } from './places.ts'

interface Window {
  draft: Draft<unknown>
  /** What was edited here and is not saved yet, by its place. */
  pending: Map<string, unknown>
  /** What was saved when this window looked last. */
  seen: ReadonlyMap<string, unknown>
}

type Step =
  | { readonly act: 'edit'; readonly window: 0 | 1; readonly at: number; readonly text: number }
  | { readonly act: 'save' | 'follow'; readonly window: 0 | 1 }
  | { readonly act: 'choose'; readonly window: 0 | 1; readonly side: 'mine' | 'theirs' }

const window = fc.constantFrom<0 | 1>(0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant<'edit'>('edit'),
    window,
    at: fc.nat(1000),
    text: fc.nat(2),
  }),
  fc.record({ act: fc.constantFrom<'save' | 'follow'>('save', 'follow'), window }),
  fc.record({
    act: fc.constant<'choose'>('choose'),
    window,
    side: fc.constantFrom<'mine' | 'theirs'>('mine', 'theirs'),
  }),
)

it.each(editors)('loses no edit of two windows: $name', (editor) => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 40 }), (steps) => {
      expect(lossesOf(editor, steps)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** Two windows over one resource; returns each edit that is lost without a message. */
function lossesOf(editor: Editor, steps: readonly Step[]): readonly string[] {
  const losses: string[] = []
  const { valuesOf, lists = {} } = editor
  let saved = editor.resource
  const open = (): Window => ({
    draft: draftOf(valuesOf(saved)),
    pending: new Map(),
    seen: placesOf(valuesOf(saved), lists),
  })
  const windows: [Window, Window] = [open(), open()]

  function follow(own: Window) {
    own.draft = rebase(own.draft, valuesOf(saved), lists)
    const shown = conflictsIn(own.draft, lists).map(({ path }) => nameOf(path))
    const now = placesOf(valuesOf(saved), lists)
    for (const [place, value] of own.pending) {
      // An edit that others have made as well is saved by that.
      if (isSame(value, now.get(place))) own.pending.delete(place)
      else if (isSame(now.get(place), own.seen.get(place))) continue
      // What both have changed is shown, and asked anew where it was decided before.
      else if (!shown.includes(place)) losses.push(`${place}: no conflict is shown`)
    }
    own.seen = now
  }

  function save(own: Window) {
    follow(own)
    if (conflictsIn(own.draft, lists).length > 0) return
    const before = saved
    saved = editor.save(own.draft.mine, before)
    const [was, is] = [placesOf(valuesOf(before), lists), placesOf(valuesOf(saved), lists)]
    for (const place of new Set([...was.keys(), ...is.keys()])) {
      // What is edited here is saved; what is not stays as it was.
      const wanted = own.pending.has(place) ? own.pending.get(place) : was.get(place)
      if (!isSame(is.get(place), wanted)) losses.push(`${place}: not as wanted`)
    }
    for (const place of changedPlaces(before, saved))
      if (!editor.touches.test(place)) losses.push(`${place}: of another editor`)
    own.draft = draftOf(valuesOf(saved))
    own.pending.clear()
    own.seen = is
  }

  for (const each of steps) {
    const own = windows[each.window]
    switch (each.act) {
      case 'edit':
        edit(editor, own, each)
        break
      case 'follow':
        follow(own)
        break
      case 'save':
        save(own)
        break
      case 'choose':
        for (const { path } of conflictsIn(own.draft, lists)) {
          own.draft = choose(own.draft, { path, side: each.side, lists })
          if (each.side === 'theirs') own.pending.delete(nameOf(path))
        }
    }
  }
  return losses
}

function edit(editor: Editor, own: Window, { at, text }: Extract<Step, { act: 'edit' }>): void {
  const { lists = {}, texts = ['a', 'b', 'c'] } = editor
  const { mine } = own.draft
  own.draft = {
    ...own.draft,
    mine: edited(editor, mine, { at, text: texts[text] ?? '' }),
  }
  const [before, after] = [placesOf(mine, lists), placesOf(own.draft.mine, lists)]
  const open = conflictsIn(own.draft, lists).map(({ path }) => nameOf(path))
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    if (isSame(before.get(place), after.get(place))) continue
    const isUndone = isSame(after.get(place), own.seen.get(place)) && !open.includes(place)
    if (isUndone) own.pending.delete(place)
    else own.pending.set(place, after.get(place))
  }
}
