import { faker } from '@faker-js/faker'
import type { User } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { UsersPage } from './users-page.tsx'

const sandbox = useSandboxApi()
const users = '/v1/environments/environment/users'

function fakeUser(parts: Partial<User> = {}): User {
  return {
    id: faker.string.uuid(),
    username: faker.internet.username().toLowerCase(),
    name: { given: faker.person.firstName(), family: faker.person.lastName() },
    enabled: true,
    mfaEnabled: false,
    population: { id: 'p1' },
    account: { canAuthenticate: true, status: 'OK' },
    lifecycle: { status: 'ACCOUNT_OK' },
    ...parts,
  }
}

const hire = (count: number) => sandbox.users.createMany(count, () => fakeUser())
const page = (query = '') =>
  renderPage(<UsersPage />, {
    at: `/environments/environment/users${query}`,
    route: '/environments/environment/users/:id?',
  })

/** What the list was asked for last. */
function watchQueries(): URLSearchParams[] {
  const asked: URLSearchParams[] = []
  sandbox.server.events.on('request:start', ({ request }) => {
    const url = new URL(request.url)
    if (url.pathname === users) asked.push(url.searchParams)
  })
  return asked
}

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
  const asked = watchQueries()
  const user = page()
  await user.click(await screen.findByRole('button', { name: 'Email Address' }))
  await user.click(screen.getByRole('button', { name: 'Email Address' }))
  expect(window.location.search).toBe('?order=-email')
  await expect.poll(() => asked.at(-1)?.get('order')).toBe('-email')
  const header = screen.getByRole('columnheader', { name: 'Email Address' })
  expect(header.getAttribute('aria-sort')).toBe('descending')
})

it('shows at the filter the message of the API about it', async () => {
  const message = faker.lorem.sentence()
  sandbox.server.use(
    http.get(users, () =>
      HttpResponse.json(
        {
          id: faker.string.uuid(),
          code: 'INVALID_DATA',
          message: 'The request could not be completed.',
          details: [{ code: 'INVALID_FILTER', target: 'filter', message }],
        },
        { status: 400 },
      ),
    ),
  )
  page('?filter=shoeSize+eq+43')
  const field = await screen.findByLabelText('SCIM filter')
  await screen.findByText(message)
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

it('disables the selected users after a confirmation, and names the users that PingOne refused', async () => {
  const [ada, bob] = [fakeUser({ username: 'ada' }), fakeUser({ username: 'bob' })]
  await sandbox.users.create(ada)
  await sandbox.users.create(bob)
  const disabled: unknown[] = []
  sandbox.server.use(
    http.put(`${users}/:id/enabled`, async ({ params, request }) => {
      if (params['id'] === bob.id)
        return HttpResponse.json(
          { id: 'e1', code: 'ACCESS_FAILED', message: 'Not bob.' },
          { status: 403 },
        )
      disabled.push([params['id'], await request.json()])
      return HttpResponse.json({ enabled: false })
    }),
  )
  const user = page()
  await user.click(await screen.findByRole('checkbox', { name: 'Select all loaded rows' }))
  await user.click(await screen.findByRole('button', { name: 'Disable…' }))
  const question = await screen.findByRole('alertdialog', { name: 'Disable 2 users?' })
  expect(question.textContent).toContain('ada, bob can no longer sign in')
  await user.click(within(question).getByRole('button', { name: 'Disable' }))
  await screen.findByText('Disabling: 1 user done, 1 refused.')
  expect(disabled).toEqual([[ada.id, { enabled: false }]])
  expect(
    within(screen.getByRole('list', { name: 'Refused' })).getByText('bob: Not bob.'),
  ).toBeTruthy()
})
