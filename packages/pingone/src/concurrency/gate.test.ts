import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('waits for what has passed, and lets nothing else in until it is over', async () => {
  const gate = createGate()
  const said: string[] = []
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const passing = gate.pass(() => first.promise.then(() => said.push('first is through')))
  const alone = gate.alone(async () => {
    said.push('alone')
    await second.promise
  })
  const late = gate.pass(async () => said.push('late'))
  const next = gate.alone(async () => said.push('alone again'))
  first.resolve()
  await passing
  await expect.poll(() => said).toEqual(['first is through', 'alone'])
  second.resolve()
  await Promise.all([alone, late, next])
  expect(said.slice(0, 2)).toEqual(['first is through', 'alone'])
  expect(said.toSorted()).toEqual(['alone', 'alone again', 'first is through', 'late'])
})

it('opens again after a failure', async () => {
  const gate = createGate()
  await expect(gate.alone(() => Promise.reject(new Error('No')))).rejects.toThrow('No')
  await expect(gate.pass(() => Promise.reject(new Error('Nor this')))).rejects.toThrow('Nor this')
  expect(await gate.alone(async () => 'yes')).toBe('yes')
})
