import { expect, it } from 'vitest'
import { substituteIdentifier, scimConfiguration } from '@pingone-sandbox/contract'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

const configuration = scimConfiguration.parse({
  SCIM_URL: 'https://scim.example.com/v2/',
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  AUTHENTICATION_METHOD: 'None',
  AUTHORIZATION_TYPE: 'Bearer',
  USER_FILTER: 'username Eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
})

it('joins base URL and resource by one slash', () => {
  expect(resourceUrl(configuration, 'Users')).toBe('https://scim.example.com/v2/Users')
  expect(resourceUrl(configuration, 'Groups', 'a/b')).toBe(
    'https://scim.example.com/v2/Groups/a%2Fb',
  )
})

it('encodes the spaces of a filter as the profile says', () => {
  expect(withQuery('/Users', { filter: 'a Eq "b+c"' }, { filterEncoding: 'percent' })).toBe(
    '/Users?filter=a%20Eq%20%22b%2Bc%22',
  )
  expect(withQuery('/Users', { filter: 'a Eq "b+c"' }, { filterEncoding: 'plus' })).toBe(
    '/Users?filter=a+Eq+%22b%2Bc%22',
  )
})

it('puts the identifier in the place of every %s, escaped as a JSON string', () => {
  expect(substituteIdentifier('username Eq "%s"', 'o"brien\\$&')).toBe(
    'username Eq "o\\"brien\\\\$&"',
  )
})

it('encodes letters beyond ASCII in UTF-8, or in Latin-1 where the profile says so', () => {
  const query = { filter: 'Café €' }
  expect(withQuery('/Groups', query, { filterEncoding: 'percent' })).toBe(
    '/Groups?filter=Caf%C3%A9%20%E2%82%AC',
  )
  expect(withQuery('/Groups', query, { filterEncoding: 'percent', letters: 'latin-1' })).toBe(
    '/Groups?filter=Caf%E9%20%3F',
  )
})
