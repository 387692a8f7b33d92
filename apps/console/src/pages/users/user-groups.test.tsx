import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { UserGroups } from './user-groups.tsx'

const names = Array.from(
  { length: 1500 },
  (_, index) => `Group ${String(index + 1).padStart(4, '0')}`,
)
const sandbox = useSandbox({ seed: { groups: names.map((name) => ({ name })) } })

it('finds any one of 1,500 groups, and puts the user into it', async () => {
  const ada = await sandbox.users.create('ada')
  const user = renderPage(<UserGroups user={ada} />)
  await screen.findByText('In no group.')

  const field = screen.getByRole('combobox', { name: 'Add to group' })
  await user.click(field)
  await user.paste('1499')
  await user.click(await screen.findByRole('option', { name: 'Group 1499' }))
  expect((await screen.findByRole('list', { name: 'Direct' })).textContent).toBe('Group 1499')
  // Ready for the next one.
  await waitFor(() => expect(field).toHaveProperty('value', ''))

  await user.paste('1499')
  expect(await screen.findByText('Nothing is found.')).toBeTruthy()
})
