import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { UserPicker } from './user-picker.tsx'

useSandbox({ users: 1500 })

function Page() {
  const [chosen, setChosen] = useState<readonly string[]>([])
  return <UserPicker chosen={chosen} onChange={setChosen} />
}

it('chooses all users at once, also those that are not shown', async () => {
  const user = renderPage(<Page />)
  await user.click(await screen.findByRole('button', { name: 'Select all 1,500' }))
  await screen.findByText('1,500 selected')
  expect(screen.getAllByRole('checkbox').length).toBeLessThan(1500)
  await user.click(screen.getByRole('button', { name: 'Select none' }))
  await screen.findByText('0 selected')
})

it('is one tab stop, in which the arrow keys move', async () => {
  const user = renderPage(<Page />)
  const [first, second] = await screen.findAllByRole('checkbox')
  await user.click(screen.getByRole('searchbox'))
  await user.tab()
  await user.tab()
  expect(document.activeElement).toBe(first)
  await user.keyboard('{ArrowDown} ')
  expect(document.activeElement).toBe(second)
  await screen.findByText('1 selected')
  await user.keyboard('{End}')
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('checkbox').at(-1)))
  await user.tab()
  expect(screen.getAllByRole('checkbox')).not.toContain(document.activeElement)
})
