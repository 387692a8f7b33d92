import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { environment, platform, useSandbox } from '../../test/use-sandbox.ts'
import { UsersPage } from './users-page.tsx'

const sandbox = useSandbox()
const users = `${platform}/users`

const hire = async (count: number) => {
  for (let number = 1; number <= count; number++) await sandbox.users.create(`user-${number}`)
}
const page = (query = '') =>
  renderPage(<UsersPage />, {
    at: `${environment}/users${query}`,
    route: `${environment}/users/:id?`,
  })

it('keeps few of many users in the document, and says how many there are', async () => {
  await hire(450)
  page()
  const grid = await screen.findByRole('grid', { name: 'Users' })
  expect(grid.getAttribute('aria-rowcount')).toBe('451')
  expect(within(grid).getAllByRole('row').length).toBeLessThan(100)
  await screen.findByText(/^450 users, /)
})

it('says that the sortable columns are inferred, and links the source', async () => {
  await hire(1)
  page()
  const evidence = await screen.findByRole('link', { name: 'inferred' })
  expect(evidence.getAttribute('href')).toMatch(/behaviour#list-order$/)
})

it('moves through the rows by keys', async () => {
  await hire(10)
  const user = page()
  const rows = within(await screen.findByRole('grid', { name: 'Users' })).getAllByRole('row')
  rows[1]?.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('4')
  await user.keyboard(' ')
  await screen.findByText('1 selected')
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true')
})

it('asks the API for the order, and keeps it in the address', async () => {
  await hire(3)
  const asked = sandbox.watch((call) => call === 'GET /users')
  const user = page()
  await user.click(await screen.findByRole('button', { name: 'Email Address' }))
  await user.click(screen.getByRole('button', { name: 'Email Address' }))
  expect(window.location.search).toBe('?order=-email')
  await expect.poll(() => asked.at(-1)?.query.get('order')).toBe('-email')
  const header = screen.getByRole('columnheader', { name: 'Email Address' })
  expect(header.getAttribute('aria-sort')).toBe('descending')
})

it('shows at the filter the message of the API about it', async () => {
  page('?filter=shoeSize+eq+43')
  const field = await screen.findByLabelText('SCIM filter')
  await screen.findByText(/shoeSize/)
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

it('disables the selected users after a confirmation, and names the users that PingOne refused', async () => {
  const [ada, bob] = [await sandbox.users.create('ada'), await sandbox.users.create('bob')]
  sandbox.server.use(
    http.put(`${users}/${bob.id}/enabled`, () =>
      HttpResponse.json({ id: 'e1', code: 'ACCESS_FAILED', message: 'Not bob.' }, { status: 403 }),
    ),
  )
  const user = page()
  await user.click(await screen.findByRole('checkbox', { name: 'Select all loaded rows' }))
  await user.click(await screen.findByRole('button', { name: 'Disable…' }))
  const question = await screen.findByRole('alertdialog', { name: 'Disable 2 users?' })
  expect(question.textContent).toContain('ada, bob can no longer sign in')
  await user.click(within(question).getByRole('button', { name: 'Disable' }))
  await screen.findByText('Disabling: 1 user done, 1 refused.')
  expect((await sandbox.administrator.resources.users.read(ada.id)).enabled).toBe(false)
  expect((await sandbox.administrator.resources.users.read(bob.id)).enabled).toBe(true)
  expect(
    within(screen.getByRole('list', { name: 'Refused' })).getByText('bob: Not bob.'),
  ).toBeTruthy()
})
