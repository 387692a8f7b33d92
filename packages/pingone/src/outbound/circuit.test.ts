import { expect, it } from 'vitest'
import type { CircuitState } from '@pingone-sandbox/contract'
import { createCircuit, type RequestEnd } from './circuit.ts'

function observe(threshold: number) {
  const states: CircuitState[] = []
  const circuit = createCircuit({
    threshold: () => threshold,
    onChange: (state) => states.push(state),
  })
  const report = (reached: boolean, purpose: RequestEnd['purpose'] = 'update') =>
    circuit.report({ purpose, reached, ...(!reached && { reason: `${purpose} failed` }) })
  return { circuit, states, report }
}

it('opens after so many failures in a row, and closes when a probe gets through', () => {
  const { circuit, states, report } = observe(2)
  report(false)
  expect(circuit.state()).toBe('closed')
  report(false)
  circuit.halfOpen()
  report(false, 'probe')
  expect(circuit.failedProbes()).toBe(1)
  circuit.halfOpen()
  report(true, 'probe')
  expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed'])
  expect([circuit.failures(), circuit.failedProbes()]).toEqual([0, 0])
})

it('reports how the last failure ended, until an answer', () => {
  const { circuit, report } = observe(2)
  report(false, 'create')
  report(false, 'update')
  expect(circuit.lastFailure()).toBe('update failed')
  report(true)
  expect(circuit.lastFailure()).toBeUndefined()
})

it('begins to count anew after an answer', () => {
  const { states, report } = observe(2)
  for (const reached of [false, true, false]) report(reached)
  expect(states).toEqual([])
})

it('never opens with a threshold of 0', () => {
  const { states, report } = observe(0)
  for (let count = 0; count < 100; count += 1) report(false)
  expect(states).toEqual([])
})

it('settles at the outcome of a probe, not at its beginning', async () => {
  const { circuit, report } = observe(1)
  report(false)
  const settled = circuit.settled().then(() => circuit.state())
  circuit.halfOpen()
  await Promise.resolve()
  report(true, 'probe')
  expect(await settled).toBe('closed')
})

it('does not take an answer that was on its way for that to the probe', () => {
  const { circuit, report } = observe(1)
  report(false)
  circuit.halfOpen()
  report(false)
  expect([circuit.state(), circuit.failedProbes()]).toEqual(['half-open', 0])
})

it('probes at once when the same requests go on failing after a probe got through', () => {
  const { circuit, states, report } = observe(2)
  for (const _ of [1, 2]) report(false)
  circuit.halfOpen()
  report(true, 'probe')
  for (const _ of [1, 2]) report(false)
  report(true, 'probe')
  expect(states).toEqual(['open', 'half-open', 'closed', 'half-open', 'closed'])
})

it('opens when other requests fail as well, and when the probe fails', () => {
  const { circuit, states, report } = observe(2)
  for (const _ of [1, 2]) report(false)
  circuit.halfOpen()
  report(true, 'probe')
  report(false)
  report(false, 'lookup')
  circuit.halfOpen()
  report(false, 'probe')
  expect(states).toEqual(['open', 'half-open', 'closed', 'open', 'half-open', 'open'])
})

it('trusts requests again that have succeeded', () => {
  const { circuit, states, report } = observe(1)
  report(false)
  circuit.halfOpen()
  report(true, 'probe')
  report(true)
  report(false)
  expect(states).toEqual(['open', 'half-open', 'closed', 'open'])
})
