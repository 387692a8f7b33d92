import type { PropagationStore } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { platform, useSandbox } from '../../test/use-sandbox.ts'
import { ConnectionConfiguration } from './connection-configuration.tsx'
import { useConnections } from '../../entities/connection/connection-queries.ts'

const sandbox = useSandbox()
let connection: PropagationStore

beforeEach(async () => {
  // As a script makes it, which gives only what it must.
  connection = await sandbox.administrator.call('POST', '/propagation/stores', {
    ...{ name: 'Vendor', type: 'scim', status: 'ACTIVE' },
    configuration: {
      SCIM_URL: sandbox.scim.url,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: sandbox.scim.token,
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
    },
  })
  await sandbox.users.create('ada')
})

const read = () => sandbox.administrator.resources.stores.read(connection.id)
/** Changes the connection as another window would. */
const saveElsewhere = (configuration: PropagationStore['configuration']) =>
  sandbox.changeConnection(connection, { configuration })

/** The one connection, as a page reads it. */
function Configuration() {
  const read = useConnections().data?.[0]
  return read && <ConnectionConfiguration connection={read} />
}

const isEnabled = (name: string) =>
  !screen.getByRole<HTMLButtonElement>('button', { name }).disabled

it('has nothing to save before a change, nor after a change is undone in the field', async () => {
  const user = renderPage(<ConnectionConfiguration connection={connection} />)
  const urns = await screen.findByRole('textbox', { name: 'Custom Attribute Schema URNs' })
  expect(isEnabled('Save')).toBe(false)
  await user.type(urns, 'u')
  expect(isEnabled('Save')).toBe(true)
  await user.type(urns, '{Backspace}')
  expect(isEnabled('Save')).toBe(false)
})

it.each([
  ['USER_FILTER', 'textbox', 'User Filter Expression'],
  ['GROUP_MEMBERSHIP_HANDLING', 'radio', 'Merge'],
  ['DISABLE_USERS', 'switch', 'Enable users disable'],
  ['SCHEMA_EXTENSION_URNS', 'textbox', 'Custom Attribute Schema URNs'],
  ['CREATE_USERS', 'checkbox', 'Enable users creation'],
] as const)('leads from the address to %s', async (field, role, name) => {
  renderPage(<ConnectionConfiguration connection={connection} />, {
    at: `/?tab=configuration&field=${field}`,
  })
  const control = await screen.findByRole(role, { name })
  expect(document.activeElement).toBe(control)
  expect(window.location.search).toBe('?tab=configuration')
})

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })

it('follows what another window saves', async () => {
  await saveElsewhere({ GROUPS_RESOURCE: '/G' })
  renderPage(<Configuration />)
  const users = await field('Users Resource')
  await saveElsewhere({ USERS_RESOURCE: '/People', GROUPS_RESOURCE: undefined })
  await waitFor(() => expect(users.value).toBe('/People'))
  expect((await field('Groups Resource')).value).toBe('')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('keeps edits when another window saves, and compares them with what it saved', async () => {
  const user = renderPage(<Configuration />)
  const users = await field('Users Resource')
  await user.clear(users)
  await user.type(users, '/People')
  await saveElsewhere({ USERS_RESOURCE: '/People' })
  await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull())
  await user.type(users, '/x')
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(users.value).toBe('/People')
})

it('has nothing to save once a secret is saved, which stays unsaid', async () => {
  const user = renderPage(<Configuration />)
  const token = await screen.findByLabelText<HTMLInputElement>(/^Oauth Access Token/)
  const sent = sandbox.watch((call) => call.startsWith('PUT '))
  await user.type(token, sandbox.scim.token)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Vendor was saved. Nothing is sent for this change.')
  expect(sent).toMatchObject([
    { body: { configuration: { OAUTH_ACCESS_TOKEN: sandbox.scim.token } } },
  ])
  expect(token.value).toBe('')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('says why a stored secret is asked for again when the address is of another server', async () => {
  const user = renderPage(<Configuration />)
  const token = await screen.findByLabelText<HTMLInputElement>(/^Oauth Access Token/)
  expect(token.placeholder).toBe('Stored; leave empty to keep it')
  const address = await field('SCIM BASE URL')
  await user.clear(address)
  await user.type(address, 'http://other.test/scim')
  await screen.findByText(/leads to another server, to which the stored one is not sent/)
  expect(token.placeholder).toBe('')
})

it('leads to the field that the API refuses', async () => {
  sandbox.server.use(
    http.put(`${platform}/propagation/stores/${connection.id}`, () =>
      HttpResponse.json(
        {
          id: 'e1',
          code: 'INVALID_DATA',
          message: 'Invalid.',
          details: [
            {
              code: 'INVALID_VALUE',
              target: 'configuration.SCHEMA_EXTENSION_URNS',
              message: 'This is no URN.',
            },
          ],
        },
        { status: 400 },
      ),
    ),
  )
  const user = renderPage(<Configuration />)
  await user.type(await field('Users Resource'), 's')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('This is no URN.')
  const urns = screen.getByRole('textbox', { name: 'Custom Attribute Schema URNs' })
  await waitFor(() => expect(document.activeElement).toBe(urns))
})

it('keeps an invalid configuration as the failed test has promised, and disables the connection', async () => {
  const user = renderPage(<Configuration />)
  await user.type(await field('Users Resource'), 's')
  await user.click(screen.getByRole('button', { name: 'Test Connection' }))
  const failure = within(await screen.findByRole('alertdialog'))
  expect(failure.getByText(/Save then stores it and disables the connection/)).toBeTruthy()
  await user.click(failure.getByRole('button', { name: 'Continue' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Vendor was saved and is disabled/)
  const { status, configuration } = await read()
  expect(status).toBe('INACTIVE')
  expect(configuration['USERS_RESOURCE']).toBe('/Userss')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('promises no save where there is nothing to save', async () => {
  sandbox.server.use(
    http.all(`${sandbox.scim.url}/*`, () => HttpResponse.json({}, { status: 404 })),
  )
  const user = renderPage(<Configuration />)
  await field('Users Resource')
  await user.click(screen.getByRole('button', { name: 'Test Connection' }))
  const failure = within(await screen.findByRole('alertdialog'))
  expect(
    failure.getByText(/^Continue leaves the connection as it is: saved, and enabled/),
  ).toBeTruthy()
  await user.click(failure.getByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true)
  expect((await read()).status).toBe('ACTIVE')
})

it('leads to the reason why a save is refused, and to the way out', async () => {
  // Another window has tested it, and the test failed.
  const { id, name, type } = connection
  const configuration = { ...connection.configuration, USERS_RESOURCE: '/Userss' }
  await sandbox.control.testConnection({ id, name, type, configuration })
  const user = renderPage(<Configuration />)
  await user.type(await field('Users Resource'), 's')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The connection is invalid')
  await waitFor(() => expect(document.activeElement).toBe(alert))
  expect((await read()).configuration['USERS_RESOURCE']).toBe('/Users')
  await user.click(within(alert).getByRole('button', { name: /disable the connection/ }))
  await screen.findByText(/^Vendor was saved and is disabled/)
  expect((await read()).status).toBe('INACTIVE')
})

it('shows a field that both windows changed, and keeps their other changes', async () => {
  const user = renderPage(<Configuration />)
  const users = await field('Users Resource')
  await user.clear(users)
  await user.type(users, '/Mine')
  await saveElsewhere({ USERS_RESOURCE: '/Theirs', GROUPS_RESOURCE: '/Teams' })
  const question = within(
    await screen.findByRole('group', { name: 'Users Resource was changed elsewhere meanwhile' }),
  )
  expect((await field('Groups Resource')).value).toBe('/Teams')
  await user.click(question.getByRole('button', { name: 'Keep yours: Users Resource' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Vendor was saved. Nothing is sent for this change.')
  expect((await read()).configuration).toMatchObject({
    USERS_RESOURCE: '/Mine',
    GROUPS_RESOURCE: '/Teams',
  })
})
