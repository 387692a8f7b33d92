import { expect, it } from 'vitest'
import {
  canGoOn,
  wizardAfter,
  type WizardEvent,
  wizardStart,
  type WizardState,
} from './wizard-machine.ts'

const after = (...events: WizardEvent[]): WizardState => events.reduce(wizardAfter, wizardStart)
const chooseStore: WizardEvent = { type: 'identity-store-chosen' }
const selectScim: WizardEvent = { type: 'connector-selected', connector: 'SCIM Outbound' }
const next: WizardEvent = { type: 'next' }
const back: WizardEvent = { type: 'back' }

it('leads from the type to the preferences', () => {
  expect(after(chooseStore, selectScim, next, next, next).step).toBe('preferences')
})

it('does not leave the catalogue without a choice', () => {
  expect(after(chooseStore, next).step).toBe('catalogue')
  expect(canGoOn(after(chooseStore))).toBe(false)
})

it('does not pass the type by Next', () => {
  expect(after(next).step).toBe('type')
})

it('keeps the chosen connector on the way back', () => {
  expect(after(chooseStore, selectScim, next, back)).toEqual({
    step: 'catalogue',
    connector: 'SCIM Outbound',
  })
})

it('stays at the ends', () => {
  expect(after(back).step).toBe('type')
  expect(after(chooseStore, selectScim, next, next, next, next).step).toBe('preferences')
})
