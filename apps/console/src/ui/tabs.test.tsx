import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Tabs } from './tabs.tsx'

const tabs = ['One', 'Two', 'Three'].map((label) => ({ id: label, label, content: `${label}.` }))

function Panels() {
  const [selected, select] = useState('One')
  return <Tabs label="Numbers" tabs={tabs} selected={selected} onSelect={select} />
}

const opened = () => screen.getByRole('tabpanel').textContent

it.each([
  ['{ArrowRight}', 'Two'],
  ['{ArrowLeft}', 'Three'],
  ['{ArrowRight}{ArrowRight}{ArrowRight}', 'One'],
  ['{End}', 'Three'],
  ['{End}{Home}', 'One'],
])('selects by %s', async (keys, label) => {
  const user = userEvent.setup()
  render(<Panels />)
  await user.tab()
  await user.keyboard(keys)
  expect(opened()).toBe(`${label}.`)
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: label, selected: true }))
})

it('selects by a press, names the panel, and is one stop of the tab key', async () => {
  const user = userEvent.setup()
  render(<Panels />)
  await user.click(screen.getByRole('tab', { name: 'Two' }))
  expect(screen.getByRole('tabpanel', { name: 'Two' }).textContent).toBe('Two.')
  await user.tab()
  expect(document.activeElement).toBe(document.body)
})
