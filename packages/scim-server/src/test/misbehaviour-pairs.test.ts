import { expect, it } from 'vitest'
import { findAccidents, misbehaviourIds, pairs } from './misbehaviour-pairs.ts'

// Every pair is asked by `pnpm soak misbehaviours`.
it('answers no internal error by accident with a misbehaviour and some others', async () => {
  expect(await findAccidents(pairs(4))).toBe(5 * misbehaviourIds.length)
})

it('answers no internal error by accident with all of them', async () => {
  expect(await findAccidents([misbehaviourIds])).toBe(1)
})
