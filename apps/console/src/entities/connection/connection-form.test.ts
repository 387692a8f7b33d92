import type { PropagationStore } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import {
  connectionDraftOf,
  connectionFormOf,
  isSameConnection,
  newConnection,
  storeBodyOf,
  storeReplacementOf,
} from './connection-form.ts'
import { connectionValidation } from '../../panels/connection/connection-validation.ts'

const options = { fields: {}, shouldUseNativeValidation: false }
const filled = {
  ...newConnection,
  name: 'Vendor',
  configuration: {
    ...newConnection.configuration,
    SCIM_URL: 'http://127.0.0.1:4471/scim/v2',
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    OAUTH_ACCESS_TOKEN: 'secret',
  },
}
const saved: PropagationStore = {
  id: 'c1',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: { ...filled.configuration, OAUTH_ACCESS_TOKEN: undefined },
}

it('starts with what the wizard of PingOne starts with', () => {
  expect(newConnection).toEqual({
    name: '',
    description: '',
    iconHref: '',
    managed: false,
    configuration: {
      SCIM_URL: '',
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      USER_FILTER: 'username Eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Overwrite',
      CREATE_USERS: true,
      UPDATE_USERS: true,
      DISABLE_USERS: true,
      DEPROVISION_USERS: true,
      REMOVE_ACTION: 'Delete',
    },
  })
})

it('shows what a key means that a client left out, which the wizard does not start with', () => {
  const { configuration } = connectionFormOf({ ...saved, configuration: {} })
  expect(configuration).toMatchObject({
    GROUP_MEMBERSHIP_HANDLING: 'Merge',
    CREATE_USERS: true,
    UPDATE_USERS: true,
    DISABLE_USERS: true,
    DEPROVISION_USERS: true,
    REMOVE_ACTION: 'Disable',
  })
})

it('accepts a filled form', async () => {
  expect((await connectionValidation()(filled, undefined, options)).errors).toEqual({})
})

it('asks for the token of the bearer method at its field', async () => {
  const form = { ...filled, configuration: { ...filled.configuration, OAUTH_ACCESS_TOKEN: '' } }
  const { errors } = await connectionValidation()(form, undefined, options)
  expect(errors.configuration?.OAUTH_ACCESS_TOKEN?.message).toBe('Oauth Access Token is required.')
})

it('names every missing field of a new connection at once', async () => {
  const { errors } = await connectionValidation()(newConnection, undefined, options)
  expect(errors.name?.message).toBe('Name is required.')
  expect(errors.configuration?.SCIM_URL?.message).toContain('SCIM BASE URL')
})

it('refuses a base URL with a query at its field', async () => {
  const SCIM_URL = 'https://scim.example.com/v2?tenant=7'
  const form = { ...filled, configuration: { ...filled.configuration, SCIM_URL } }
  const { errors } = await connectionValidation()(form, undefined, options)
  expect(errors.configuration?.SCIM_URL?.message).toContain('must not have a query')
})

it('keeps a stored secret that a request omits', async () => {
  const form = connectionFormOf(saved)
  expect((await connectionValidation(saved)(form, undefined, options)).errors).toEqual({})
})

it('asks for the secret again once the method changes', async () => {
  const form = connectionFormOf(saved)
  const changed = {
    ...form,
    configuration: { ...form.configuration, AUTHENTICATION_METHOD: 'Basic Authentication' },
  }
  const { errors } = await connectionValidation(saved)(changed, undefined, options)
  expect(errors.configuration?.BASIC_AUTH_PASSWORD?.message).toBe(
    'Basic Auth Password is required.',
  )
})

it('asks for a secret again when the server that receives it changes, and for no other', async () => {
  const form = connectionFormOf(saved)
  const at = (SCIM_URL: string) => ({
    ...form,
    configuration: { ...form.configuration, SCIM_URL },
  })
  const { errors } = await connectionValidation(saved)(at('http://other.test/'), undefined, options)
  expect(errors.configuration?.OAUTH_ACCESS_TOKEN?.message).toBe('Oauth Access Token is required.')
  const beside = at('http://127.0.0.1:4471/scim/v3')
  expect((await connectionValidation(saved)(beside, undefined, options)).errors).toEqual({})
})

it('takes a field that is not given for an empty one, and no other', () => {
  const form = connectionFormOf(saved)
  const { configuration } = form
  const shown = { ...form, configuration: { OAUTH_CLIENT_ID: '', ...configuration } }
  expect(isSameConnection(form, shown)).toBe(true)
  const changed = { ...form, configuration: { ...configuration, CREATE_USERS: false } }
  expect(isSameConnection(form, changed)).toBe(false)
})

it('sends neither empty fields nor the fields of another method', () => {
  const form = {
    ...filled,
    configuration: {
      ...filled.configuration,
      BASIC_AUTH_USER: 'left over',
      SCHEMA_EXTENSION_URNS: '',
    },
  }
  const { configuration } = storeBodyOf(form, 'INACTIVE')
  expect(configuration).toHaveProperty('OAUTH_ACCESS_TOKEN', 'secret')
  expect(configuration).not.toHaveProperty('BASIC_AUTH_USER')
  expect(configuration).not.toHaveProperty('SCHEMA_EXTENSION_URNS')
})

it('shows a switch that has its deprecated name, and saves it under the present one', () => {
  const now: PropagationStore = {
    ...saved,
    configuration: {
      SCIM_URL: 'http://127.0.0.1:4471/scim/v2',
      AUTHENTICATION_METHOD: 'None',
      createNewUsers: false,
    },
  }
  const form = connectionFormOf(now)
  expect(form.configuration).toMatchObject({ CREATE_USERS: false, UPDATE_USERS: true })
  const body = storeReplacementOf({ ...form, name: 'Renamed' }, now, { ...now }) as PropagationStore
  expect(body.configuration).toEqual({
    SCIM_URL: 'http://127.0.0.1:4471/scim/v2',
    AUTHENTICATION_METHOD: 'None',
    CREATE_USERS: false,
  })
})

it('plans with what it saves', () => {
  const stored = { ...saved, configuration: { ...saved.configuration, ALIEN: 'kept' } }
  const form = { ...connectionFormOf(stored), managed: true }
  const edited = { ...form, configuration: { ...form.configuration, USER_FILTER: 'id eq "%s"' } }
  const { id, ...draft } = connectionDraftOf(edited, stored)
  expect(id).toBe('c1')
  expect(storeReplacementOf(edited, stored, stored)).toMatchObject(draft)
})
