import type { User } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { platform, useSandbox } from '../../test/use-sandbox.ts'
import { UserDialog } from './user-dialog.tsx'

const sandbox = useSandbox()
let ada: User
beforeEach(async () => {
  ada = await sandbox.users.create({ username: 'ada', email: 'ada@example.com', title: 'Clerk' })
})

const read = () => sandbox.administrator.resources.users.read(ada.id)
const saveElsewhere = (changes: object) => sandbox.users.update(ada.id, changes)
const edit = () => renderPage(<UserDialog user={ada} onClose={() => {}} />)
const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })

it('keeps what another window has changed, and sends only what was changed here', async () => {
  const user = edit()
  const sent = sandbox.watch()
  await saveElsewhere({ email: 'new@example.com' })
  const title = await field('Title')
  await user.clear(title)
  await user.type(title, 'Boss')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('ada was saved.')
  expect(await read()).toMatchObject({ title: 'Boss', email: 'new@example.com' })
  expect(sent.map(({ body }) => body)).toEqual([{ title: 'Boss' }])
})

it.each([
  ['Keep yours: Title', { title: 'Boss', email: 'new@example.com' }],
  ['Use theirs: Title', { title: 'Chief', email: 'new@example.com' }],
])('shows a value that both have changed, and does what is chosen: %s', async (choice, result) => {
  const user = edit()
  const sent = sandbox.watch()
  await saveElsewhere({ title: 'Chief', email: 'new@example.com' })
  const title = await field('Title')
  await user.clear(title)
  await user.type(title, 'Boss')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const question = await screen.findByRole('group', {
    name: 'Title was changed elsewhere meanwhile',
  })
  expect(sent).toEqual([])
  expect(question.textContent).toMatch(/Yours.*Boss.*Theirs.*Chief/)
  await waitFor(() => expect(document.activeElement).toBe(question))
  expect((await field('Email Address')).value).toBe('new@example.com')
  expect((await screen.findByRole('alert')).textContent).toContain('was changed elsewhere')

  await user.click(within(question).getByRole('button', { name: choice }))
  expect(screen.queryByRole('group', { name: /changed elsewhere/ })).toBeNull()
  expect(document.activeElement).toBe(await field('Title'))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('ada was saved.')
  expect(await read()).toMatchObject(result)
})

it('says that the user was deleted elsewhere, and keeps what was typed', async () => {
  const user = edit()
  await sandbox.users.delete(ada.id)
  const title = await field('Title')
  await user.type(title, 'x')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/deleted elsewhere/)
  await waitFor(() => expect(document.activeElement).toBe(alert))
  expect(title.value).toBe('Clerkx')
})

it.each([
  ['email', 'Email Address'],
  ['name.given', 'Given Name'],
  ['name.family', 'Family Name'],
  ['address.countryCode', 'Country Code'],
])('shows why the server refuses %s at its field, and leads there', async (target, label) => {
  sandbox.server.use(
    http.patch(`${platform}/users/${ada.id}`, () =>
      HttpResponse.json(
        {
          id: 'e',
          code: 'INVALID_DATA',
          message: 'Invalid.',
          details: [{ code: 'INVALID_VALUE', target, message: 'It is refused.' }],
        },
        { status: 400 },
      ),
    ),
  )
  const user = edit()
  await user.type(await field('Title'), 'x')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('It is refused.')
  const refused = await field(label)
  await waitFor(() => expect(document.activeElement).toBe(refused))
  expect(refused.getAttribute('aria-invalid')).toBe('true')
  expect(descriptionOf(refused)).toContain('It is refused.')
})

/** What a screen reader says after the name of a field. */
const descriptionOf = (element: Element) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')
