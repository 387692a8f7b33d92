import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { mapUser } from './mapping.ts'

const ada = {
  id: '1',
  username: 'ada',
  email: 'ada@example.com',
  enabled: true,
  name: { given: 'Ada', family: 'Lovelace' },
  primaryPhone: '+44.1',
  address: { streetAddress: '12 St James Square', locality: 'London' },
}

it('applies the default mapping while a rule has none of its own', () => {
  expect(mapUser(ada, [])).toEqual({
    userName: 'ada',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [{ type: 'work', primary: true, value: 'ada@example.com' }],
    phoneNumbers: [{ type: 'work', primary: true, value: '+44.1' }],
    active: true,
  })
})

it('drops every default once there is one mapping', () => {
  expect(mapUser(ada, [{ sourceAttribute: 'email', targetAttribute: 'userName' }])).toEqual({
    userName: 'ada@example.com',
    active: true,
  })
})

it('gathers the parts of an address in one element', () => {
  const user = mapUser(ada, [
    { sourceAttribute: 'address.streetAddress', targetAttribute: 'workStreetAddress' },
    { sourceAttribute: 'address.locality', targetAttribute: 'workCity' },
  ])
  expect(user['addresses']).toEqual([
    { type: 'work', primary: true, streetAddress: '12 St James Square', locality: 'London' },
  ])
})

it('places enterprise attributes and qualified names in their extensions', () => {
  const user = mapUser({ ...ada, title: 'Countess', accountId: '7' }, [
    { sourceAttribute: 'title', targetAttribute: 'department' },
    {
      sourceAttribute: 'accountId',
      targetAttribute: 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:badge',
    },
  ])
  expect(user).toMatchObject({
    [URN.enterpriseUser]: { department: 'Countess' },
    'urn:ietf:params:scim:schemas:extension:Acme:2.0:User': { badge: '7' },
  })
})

it('sends nothing for an empty source attribute', () => {
  expect(mapUser({ username: 'ada', email: '' }, [])).toEqual({ userName: 'ada', active: true })
})

it('lets active follow enabled without a mapping', () => {
  expect(mapUser({ ...ada, enabled: false }, [])['active']).toBe(false)
})
