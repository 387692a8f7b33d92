import type { PropagationStore } from '@pingone-sandbox/pingone/contract'
import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeUser } from '../../test/fake-user.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ConnectionConfiguration } from './connection-configuration.tsx'

const sandbox = useSandboxApi()

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

beforeEach(() =>
  sandbox.server.use(
    http.get('/v1/environments/environment/users/ada', () =>
      HttpResponse.json(fakeUser({ id: 'ada', username: 'ada' })),
    ),
  ),
)

const isEnabled = (name: string) =>
  !screen.getByRole<HTMLButtonElement>('button', { name }).disabled

it('has nothing to save before anything is changed, nor once a change is undone by hand', async () => {
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
  ['GROUP_MEMBERSHIP_HANDLING', 'button', /Group Membership Handling$/],
  ['SCHEMA_EXTENSION_URNS', 'textbox', 'Custom Attribute Schema URNs'],
  ['CREATE_USERS', 'checkbox', 'Allow users to be created'],
] as const)('leads from the address to %s', async (field, role, name) => {
  renderPage(<ConnectionConfiguration connection={connection} />, {
    at: `/?tab=configuration&field=${field}`,
  })
  const control = await screen.findByRole(role, { name })
  expect(document.activeElement).toBe(control)
  const details = control.closest('details')
  expect(details === null || details.open).toBe(true)
  expect(window.location.search).toBe('?tab=configuration')
})
