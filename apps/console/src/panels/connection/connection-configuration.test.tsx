import type { PropagationStore } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeUser } from '../../test/fake-user.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ConnectionConfiguration } from './connection-configuration.tsx'
import { useConnections } from '../../entities/connection/connection-queries.ts'

const sandbox = useSandboxApi()

const propagation = '/v1/environments/environment/propagation'
/** The secrets that were sent. */
const tokens: unknown[] = []

/** As a script makes it, which gives only what it must. */
const connection: PropagationStore = {
  id: 'c1',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: {
    SCIM_URL: 'http://target.test/scim',
    SCIM_VERSION: '2.0',
    USERS_RESOURCE: '/Users',
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    USER_FILTER: 'userName eq "%s"',
    UNIQUE_USER_IDENTIFIER: 'userName',
  },
}

/** The connection that the sandbox has. */
let stored: PropagationStore

/** The one connection, as a page reads it. */
function Configuration() {
  const read = useConnections().data?.[0]
  return read && <ConnectionConfiguration connection={read} />
}

/** Changes the connection as another window would. */
function saveElsewhere(
  configuration: PropagationStore['configuration'],
  store: Partial<PropagationStore> = {},
): void {
  stored = { ...stored, ...store, configuration: { ...stored.configuration, ...configuration } }
  sandbox.tellOfSetting('delivery')
}

beforeEach(() => {
  stored = connection
  sandbox.server.use(
    http.get(`${propagation}/stores`, () => HttpResponse.json({ _embedded: { stores: [stored] } })),
    http.get(`${propagation}/stores/c1`, () => HttpResponse.json(stored)),
    http.put<never, PropagationStore>(`${propagation}/stores/c1`, async ({ request }) => {
      const { OAUTH_ACCESS_TOKEN: token, ...configuration } = (await request.json()).configuration
      tokens.push(token)
      stored = { ...stored, configuration }
      return HttpResponse.json(stored)
    }),
    http.post(`${propagation}/revisions`, () => HttpResponse.json({}, { status: 201 })),
    http.get('/v1/environments/environment/users/ada', () =>
      HttpResponse.json(fakeUser({ id: 'ada', username: 'ada' })),
    ),
  )
})

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
  stored = { ...connection, configuration: { ...connection.configuration, GROUPS_RESOURCE: '/G' } }
  renderPage(<Configuration />)
  const users = await field('Users Resource')
  saveElsewhere({ USERS_RESOURCE: '/People', GROUPS_RESOURCE: undefined })
  await waitFor(() => expect(users.value).toBe('/People'))
  expect((await field('Groups Resource')).value).toBe('')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('keeps edits when another window saves, and compares them with what it saved', async () => {
  const user = renderPage(<Configuration />)
  const users = await field('Users Resource')
  await user.clear(users)
  await user.type(users, '/People')
  saveElsewhere({ USERS_RESOURCE: '/People' })
  await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull())
  await user.type(users, '/x')
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(users.value).toBe('/People')
})

it('has nothing to save once a secret is saved, which stays unsaid', async () => {
  const user = renderPage(<Configuration />)
  const token = await screen.findByLabelText<HTMLInputElement>(/^Oauth Access Token/)
  await user.type(token, 's3cret')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Vendor was saved. Nothing is sent for this change.')
  expect(tokens).toEqual(['s3cret'])
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
    http.put(`${propagation}/stores/c1`, () =>
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

const refusal = (message: string) =>
  HttpResponse.json(
    {
      id: 'e1',
      code: 'INVALID_DATA',
      message: 'Invalid.',
      details: [{ code: 'CONSTRAINT_VIOLATION', target: 'status', message }],
    },
    { status: 400 },
  )

/** An API that finds the configuration invalid: it stores it, and refuses to enable the connection. */
function refuseInvalid(): PropagationStore['status'][] {
  const statuses: PropagationStore['status'][] = []
  sandbox.server.use(
    http.post('/_sandbox/connections/test', async () => {
      const { status } = refusal('')
      const body: unknown = await refusal('The target answered 404.').json()
      return HttpResponse.json({ ok: false, error: { status, body } })
    }),
    http.get('/_sandbox/exchanges', () => HttpResponse.json({ exchanges: [] })),
    http.put<never, PropagationStore>(`${propagation}/stores/c1`, async ({ request }) => {
      const body = await request.json()
      if (body.status === 'ACTIVE') return refusal('The connection is invalid.')
      statuses.push(body.status)
      stored = { ...stored, ...body, id: 'c1' }
      return HttpResponse.json(stored)
    }),
  )
  return statuses
}

it('keeps an invalid configuration as the failed test has promised, and disables the connection', async () => {
  const statuses = refuseInvalid()
  const user = renderPage(<Configuration />)
  await user.type(await field('Users Resource'), 's')
  await user.click(screen.getByRole('button', { name: 'Test Connection' }))
  const failure = within(await screen.findByRole('alertdialog'))
  expect(failure.getByText(/Save then stores it and disables the connection/)).toBeTruthy()
  await user.click(failure.getByRole('button', { name: 'Continue' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Vendor was saved and is disabled/)
  expect(statuses).toEqual(['INACTIVE'])
  expect(stored.configuration['USERS_RESOURCE']).toBe('/Userss')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('promises no save where there is nothing to save', async () => {
  refuseInvalid()
  const user = renderPage(<Configuration />)
  await field('Users Resource')
  await user.click(screen.getByRole('button', { name: 'Test Connection' }))
  const failure = within(await screen.findByRole('alertdialog'))
  expect(
    failure.getByText(/^Continue leaves the connection as it is: saved, and enabled/),
  ).toBeTruthy()
  await user.click(failure.getByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true)
  expect(stored.status).toBe('ACTIVE')
})

it('leads to the reason why a save is refused, and to the way out', async () => {
  const statuses = refuseInvalid()
  const user = renderPage(<Configuration />)
  await user.type(await field('Users Resource'), 's')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The connection is invalid.')
  await waitFor(() => expect(document.activeElement).toBe(alert))
  expect(statuses).toEqual([])
  await user.click(within(alert).getByRole('button', { name: /disable the connection/ }))
  await screen.findByText(/^Vendor was saved and is disabled/)
  expect(statuses).toEqual(['INACTIVE'])
})

it('shows a field that both windows changed, and keeps their other changes', async () => {
  const user = renderPage(<Configuration />)
  const users = await field('Users Resource')
  await user.clear(users)
  await user.type(users, '/Mine')
  saveElsewhere({ USERS_RESOURCE: '/Theirs', GROUPS_RESOURCE: '/Teams' })
  const question = within(
    await screen.findByRole('group', { name: 'Users Resource was changed elsewhere meanwhile' }),
  )
  expect((await field('Groups Resource')).value).toBe('/Teams')
  await user.click(question.getByRole('button', { name: 'Keep yours: Users Resource' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Vendor was saved. Nothing is sent for this change.')
  expect(stored.configuration).toMatchObject({
    USERS_RESOURCE: '/Mine',
    GROUPS_RESOURCE: '/Teams',
  })
})
