import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { CommandPalette } from './command-palette.tsx'

const sandbox = useSandbox()
let connection: PropagationStore
let rule: Rule

beforeEach(async () => {
  ;({ connection, rule } = await sandbox.connect())
  await sandbox.administrator.createRule({
    ...{ name: 'Temporary', connection, active: false },
    populationExpression: 'enabled eq true',
  })
})

const openPalette = () => renderPage(<CommandPalette onClose={() => {}} onSheet={() => {}} />)
const find = async (hands: ReturnType<typeof openPalette>, text: string) =>
  hands.type(await screen.findByRole('searchbox'), text)

it('finds a user of the directory and opens it', async () => {
  const name = { given: 'Ada', family: 'Lovelace' }
  const user = await sandbox.users.create({ username: 'ada', name })
  const hands = openPalette()
  await find(hands, 'ada')
  await screen.findByRole('menuitem', { name: /^Ada Lovelace/ })
  await hands.keyboard('{ArrowDown}{Enter}')
  expect(location.pathname).toContain(`/users/${user.id}`)
})

it('resyncs rules that are enabled, and no others', async () => {
  const hands = openPalette()
  const sent = sandbox.watch()
  await find(hands, 'full resync')
  await screen.findByRole('menuitem', { name: 'Full Resync: Everyone' })
  expect(screen.queryByRole('menuitem', { name: 'Full Resync: Temporary' })).toBeNull()
  await hands.keyboard('{Enter}')
  await screen.findByText('The full resync of Everyone has started.')
  expect(sent.map(({ call }) => call)).toEqual([`POST /_sandbox/rules/${rule.id}/resync`])
})

it.each([
  { search: 'copy scim endpoint', name: 'SCIM endpoint', copied: sandbox.scim.url },
  { search: 'copy scim token', name: 'SCIM token', copied: sandbox.scim.token },
])('copies the $name', async ({ search, name, copied }) => {
  const hands = openPalette()
  await find(hands, search)
  await screen.findByRole('menuitem', { name: `Copy ${name}` })
  await hands.keyboard('{Enter}')
  await screen.findByText(`The ${name} is copied.`)
  expect(await navigator.clipboard.readText()).toBe(copied)
})

it.each([
  { what: 'that a test succeeded', status: undefined, message: 'Vendor: Connection Successful' },
  { what: 'why a test failed', status: 401, message: /The target answered 401/ },
])('says $what', async ({ status, message }) => {
  if (status !== undefined)
    sandbox.server.use(
      http.get(`${sandbox.scim.url}/*`, () => HttpResponse.json({ detail: 'No.' }, { status })),
    )
  const hands = openPalette()
  const tested = sandbox.watch()
  await find(hands, 'test connection')
  await screen.findByRole('menuitem', { name: 'Test Connection: Vendor' })
  await hands.keyboard('{Enter}')
  await screen.findByText(message)
  // The saved secrets are the sandbox's to fill in.
  expect(tested).toMatchObject([{ body: { id: connection.id, name: 'Vendor' } }])
})

it('opens the dialog for the assignment in place of the palette', async () => {
  const hands = openPalette()
  await find(hands, 'assign temporary')
  await screen.findByRole('menuitem', { name: 'Assign users: Temporary' })
  await hands.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: 'Assign users to Temporary' })).toBeTruthy()
})

it('says that nothing is found', async () => {
  const hands = openPalette()
  await find(hands, 'nothing of this name')
  expect(await screen.findByText('Nothing is found.')).toBeTruthy()
})
