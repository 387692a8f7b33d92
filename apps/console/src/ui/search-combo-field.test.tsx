import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { SearchComboField } from './search-combo-field.tsx'

const groups = [
  { id: 'crew', label: 'Crew' },
  { id: 'staff', label: 'Staff' },
]
/** What was chosen, in order. */
let chosen: string[]
beforeEach(() => {
  chosen = []
})

function AddToGroup() {
  const [search, setSearch] = useState('')
  return (
    <>
      <SearchComboField
        label="Add to group"
        placeholder=""
        chosen={undefined}
        onChange={(id) => chosen.push(id)}
        found={groups.filter(({ label }) => label.toLowerCase().includes(search))}
        onSearch={setSearch}
        isAction
      />
      <button type="button">Next</button>
    </>
  )
}

async function addToCrew() {
  const user = userEvent.setup()
  render(<AddToGroup />)
  await user.type(screen.getByRole('combobox', { name: 'Add to group' }), 'cr')
  await user.click(await screen.findByRole('option', { name: 'Crew' }))
  expect(chosen).toEqual(['crew'])
  return user
}

it.each(['abc', 'st', 'cr'])('does not act again when %s is typed and left', async (text) => {
  const user = await addToCrew()
  await user.keyboard(text)
  await user.tab()
  expect(document.activeElement?.textContent).toBe('Next')
  expect(screen.getByRole('combobox')).toHaveProperty('value', '')
  expect(chosen).toEqual(['crew'])
})

it('does not act again when it is left at once, or by Escape', async () => {
  const user = await addToCrew()
  await user.keyboard('c{Escape}')
  await user.tab()
  expect(chosen).toEqual(['crew'])
})

it.each(['{ArrowDown}{Enter}', 'cr{ArrowDown}{Enter}'])(
  'takes the same again, which may have failed or been undone: %s',
  async (keys) => {
    const user = await addToCrew()
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.keyboard(keys)
    expect(chosen).toEqual(['crew', 'crew'])
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(screen.getByRole('combobox')).toHaveProperty('value', '')
  },
)
