import type { PropagationStore } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { noteOnSecret } from './stored-secrets.ts'

const addresses = {
  SCIM_URL: 'https://scim.test/v2',
  OAUTH_TOKEN_REQUEST: 'https://login.test/token',
}
const stored = (configuration: PropagationStore['configuration']): PropagationStore => ({
  id: 'c',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: { ...addresses, ...configuration },
})

it.each([
  ['BASIC_AUTH_PASSWORD', 'Basic Authentication', 'Basic', 'SCIM_URL'],
  ['OAUTH_ACCESS_TOKEN', 'OAuth 2 Bearer Token', 'Bearer', 'SCIM_URL'],
  ['OAUTH_CLIENT_SECRET', 'OAuth 2 Client Credentials', 'Bearer', 'SCIM_URL'],
  ['OAUTH_CLIENT_SECRET', 'OAuth 2 Client Credentials', 'Bearer', 'OAUTH_TOKEN_REQUEST'],
  ['CUSTOM_HEADER', 'OAuth 2 Bearer Token', 'Custom', 'SCIM_URL'],
] as const)('says that %s of %s is not sent elsewhere', (key, method, type, address) => {
  const authentication = { AUTHENTICATION_METHOD: method, AUTHORIZATION_TYPE: type }
  const saved = stored(authentication)
  const at = (url: string) =>
    noteOnSecret(saved, { ...addresses, ...authentication, [address]: url }, key)
  expect(at(`${addresses[address]}/deeper`)).toMatchObject({ isKept: true })
  const moved = at('https://other.test/v2')
  expect(moved.isKept).toBe(false)
  expect(moved.reason).toContain(`it was given for ${new URL(addresses[address]).origin}.`)
  expect(moved.reason).toContain('Enter the one for https://other.test.')
})

it('has no stored custom header where another type of header was saved', () => {
  const saved = stored({ AUTHENTICATION_METHOD: 'None', AUTHORIZATION_TYPE: 'Basic' })
  const configuration = {
    ...addresses,
    AUTHENTICATION_METHOD: 'None',
    AUTHORIZATION_TYPE: 'Custom',
  }
  expect(noteOnSecret(saved, configuration, 'CUSTOM_HEADER')).toEqual({ isKept: false })
})
