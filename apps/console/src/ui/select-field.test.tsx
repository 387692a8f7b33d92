import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { SelectField } from './select-field.tsx'

const options = ['Alpha', 'Beta', 'Bravo', 'Gamma'].map((label) => ({ id: label, label }))

function Choice({ initial }: { readonly initial: string | null }) {
  const [value, setValue] = useState(initial)
  return <SelectField label="Letter" value={value} onChange={setValue} options={options} />
}

async function focusChoice(initial: string | null = 'Beta') {
  // No key waits for a frame.
  const user = userEvent.setup({ delay: null })
  render(<Choice initial={initial} />)
  await user.tab()
  return user
}

const shown = () => screen.getByRole('button', { name: /Letter/ }).textContent
const focusedOption = async () => {
  await screen.findByRole('listbox')
  return document.activeElement?.textContent
}

it.each([
  ['{ArrowRight}', 'Bravo'],
  ['{ArrowLeft}', 'Alpha'],
  ['{ArrowLeft}{ArrowLeft}', 'Alpha'],
  ['{ArrowRight}{ArrowRight}{ArrowRight}', 'Gamma'],
  ['g', 'Gamma'],
  ['b', 'Bravo'],
  ['bb', 'Beta'],
  ['br', 'Bravo'],
  ['z', 'Beta'],
])('chooses on the closed field by %s', async (keys, chosen) => {
  const user = await focusChoice()
  await user.keyboard(keys)
  expect(shown()).toBe(chosen)
  expect(screen.queryByRole('listbox')).toBeNull()
})

it('chooses the first by an arrow when none is chosen', async () => {
  const user = await focusChoice(null)
  await user.keyboard('{ArrowLeft}')
  expect(shown()).toBe('Alpha')
})

it.each([
  ['{ArrowDown}', 'Beta', 'Beta'],
  ['{ArrowUp}', 'Beta', 'Beta'],
  ['{ArrowDown}', null, 'Alpha'],
  ['{ArrowUp}', null, 'Gamma'],
  ['{Enter}', 'Beta', 'Beta'],
])('opens by %s with %s chosen, at %s', async (key, initial, focused) => {
  const user = await focusChoice(initial)
  await user.keyboard(key)
  expect(await focusedOption()).toBe(focused)
})

it.each([
  ['{Home}', 'Alpha'],
  ['{End}', 'Gamma'],
  ['{ArrowDown}', 'Bravo'],
  ['g', 'Gamma'],
])('moves by %s in the open list', async (key, chosen) => {
  const user = await focusChoice()
  await user.keyboard('{ArrowDown}')
  await focusedOption()
  await user.keyboard(`${key}{Enter}`)
  expect(shown()).toBe(chosen)
  expect(screen.queryByRole('listbox')).toBeNull()
})

it('takes the keys that follow a choice at once', async () => {
  const user = await focusChoice()
  await user.keyboard('{ArrowDown}')
  await focusedOption()
  await user.keyboard('{Home}{Enter}{ArrowRight}{ArrowRight}')
  expect(shown()).toBe('Bravo')
})
