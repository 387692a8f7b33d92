import { expect, it } from 'vitest'
import type { CircuitState } from '../contract/index.ts'
import { createCircuit } from './circuit.ts'

function observe(threshold: number) {
  const states: CircuitState[] = []
  const circuit = createCircuit({
    threshold: () => threshold,
    onChange: (state) => states.push(state),
  })
  return { circuit, states }
}

it('opens after so many failures in a row, and closes when a probe gets through', () => {
  const { circuit, states } = observe(2)
  circuit.report(false)
  expect(circuit.state()).toBe('closed')
  circuit.report(false)
  circuit.halfOpen()
  circuit.report(false)
  expect(circuit.failedProbes()).toBe(1)
  circuit.halfOpen()
  circuit.report(true)
  expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed'])
  expect([circuit.failures(), circuit.failedProbes()]).toEqual([0, 0])
})

it('begins to count anew after an answer', () => {
  const { circuit, states } = observe(2)
  for (const reached of [false, true, false]) circuit.report(reached)
  expect(states).toEqual([])
})

it('never opens with a threshold of 0', () => {
  const { circuit, states } = observe(0)
  for (let count = 0; count < 100; count += 1) circuit.report(false)
  expect(states).toEqual([])
})

it('settles at the outcome of a probe, not at its beginning', async () => {
  const { circuit } = observe(1)
  circuit.report(false)
  const settled = circuit.settled().then(() => circuit.state())
  circuit.halfOpen()
  await Promise.resolve()
  circuit.report(true)
  expect(await settled).toBe('closed')
})
