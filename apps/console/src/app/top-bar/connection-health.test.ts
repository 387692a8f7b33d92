import type { ConnectionState, PropagationStore } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { connectionHealth } from './connection-health.ts'

const store = (id: string, parts: Partial<PropagationStore> = {}): PropagationStore => ({
  id,
  name: id.toUpperCase(),
  type: 'scim',
  status: 'ACTIVE',
  configuration: {},
  ...parts,
})
const withCircuit = (id: string, state: ConnectionState['circuit']['state']) =>
  ({ id, circuit: { state } }) as ConnectionState
const failedTest = (id: string) =>
  ({ ...withCircuit(id, 'closed'), connectionTest: { status: 'INVALID' } }) as ConnectionState

it('says nothing of connections that are disabled', () => {
  const disabled = store('a', { status: 'INACTIVE' })
  expect(connectionHealth([disabled], [withCircuit('a', 'open')])).toBeUndefined()
  expect(connectionHealth([disabled], [failedTest('a')])).toBeUndefined()
})

it('shows the worst first: an open circuit, a failed test, a half-open circuit', () => {
  const [one, two] = [store('a'), store('b')]
  const text = (states: readonly ConnectionState[], stores = [one, two]) =>
    connectionHealth(stores, [failedTest('a'), ...states])?.text
  expect(text([withCircuit('b', 'open')])).toBe('Circuit open: B')
  expect(text([withCircuit('b', 'half-open')])).toBe('Test failed: A')
  expect(text([withCircuit('b', 'half-open')], [two])).toBe('Circuit half-open: B')
})

it('counts the healthy ones', () => {
  expect(connectionHealth([store('a')], [])?.text).toBe('Connection healthy')
  expect(connectionHealth([store('a'), store('b')], [])?.text).toBe('2 connections healthy')
})
