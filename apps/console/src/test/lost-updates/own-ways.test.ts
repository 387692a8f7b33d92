import type { FaultInput } from '@pingone-sandbox/contract'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { profileChangeOf } from '../../entities/behaviour/profile-merge.ts'
import { FaultOvertakenError, withFaultReplaced } from '../../entities/fault/fault-changes.ts'

const choices = fc.record({ one: fc.constantFrom('a', 'b', 'c'), two: fc.boolean() })
const bases = fc.constantFrom('x', 'y', 'z')
const profile = fc.record({ base: bases, choices })
it('loses no change of a choice, or shows both', () => {
  const choice = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(choice, profile, profile, (value, shown, now) => {
      const { change, conflict } = profileChangeOf({ choice: 'one', value }, { shown, now })
      const isBoth = now.choices.one !== shown.choices.one && now.choices.one !== value
      expect(conflict !== undefined).toBe(isBoth)
      expect(change).toEqual({ name: now.base, choices: { ...now.choices, one: value } })
    }),
  )
})

it('loses no change of the base, or shows both', () => {
  fc.assert(
    fc.property(bases, profile, profile, (base, shown, now) => {
      const { change, conflict } = profileChangeOf({ base }, { shown, now })
      const isBoth = now.base !== shown.base && now.base !== base
      expect(conflict !== undefined).toBe(isBoth)
      expect(change.name).toBe(base)
      const theirs = Object.entries(now.choices).filter(
        ([name, value]) => value !== shown.choices[name as 'one' | 'two'],
      )
      expect(isBoth ? now.choices : { ...now.choices, ...change.choices }).toMatchObject(
        Object.fromEntries(theirs),
      )
      expect(isBoth || theirs.every(([name]) => name in (change.choices ?? {}))).toBe(true)
    }),
  )
})

const fault: fc.Arbitrary<FaultInput> = fc.record({
  id: fc.constant('f'),
  operation: fc.constantFrom('any', 'create', 'modify'),
  skip: fc.nat(2),
  times: fc.nat(2),
  effect: fc.oneof(
    fc.record({ kind: fc.constant<'latency'>('latency'), ms: fc.nat(2) }),
    fc.record({ kind: fc.constant<'status'>('status'), status: fc.constantFrom(500, 503) }),
  ),
})
const members = ['operation', 'skip', 'times', 'effect'] as const
const said = (value: unknown) => JSON.stringify(value)

it('loses no change of a fault, or shows both', () => {
  fc.assert(
    fc.property(fault, fault, fault, (opened, mine, now) => {
      const edit = { opened, fault: mine }
      const isBoth = members.some(
        (member) =>
          said(mine[member]) !== said(opened[member]) &&
          said(now[member]) !== said(opened[member]) &&
          said(mine[member]) !== said(now[member]),
      )
      const isRefused = isOvertaken(() => withFaultReplaced(edit)([now]))
      // Effects of two kinds are one value; two of one kind are joined.
      expect(isBoth || !isRefused).toBe(true)
      // After a confirmed overwrite, the edit's members win, and members that only the other client changed stay.
      const [joined] = withFaultReplaced(isRefused ? { ...edit, seen: now } : edit)([now])
      for (const member of members)
        expect(joined?.[member]).toEqual(
          said(mine[member]) === said(opened[member]) ? now[member] : mine[member],
        )
    }),
  )
})

function isOvertaken(replace: () => unknown): boolean {
  try {
    replace()
    return false
  } catch (error) {
    if (error instanceof FaultOvertakenError) return true
    throw error
  }
}
