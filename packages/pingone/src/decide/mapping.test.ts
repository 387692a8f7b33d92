import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { compileGroupMapping, compileUserMapping, mappingProblem } from './mapping.ts'

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
  expect(compileUserMapping([]).map(ada).user).toEqual({
    userName: 'ada',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [{ type: 'work', primary: true, value: 'ada@example.com' }],
    phoneNumbers: [{ type: 'work', value: '+44.1' }],
    active: true,
  })
})

it('drops every default once there is one mapping', () => {
  expect(
    compileUserMapping([{ sourceAttribute: 'email', targetAttribute: 'userName' }]).map(ada).user,
  ).toEqual({
    userName: 'ada@example.com',
    active: true,
  })
})

it('puts the parts of an address into one element', () => {
  const { user } = compileUserMapping([
    { sourceAttribute: 'address.streetAddress', targetAttribute: 'workStreetAddress' },
    { sourceAttribute: 'address.locality', targetAttribute: 'workCity' },
  ]).map(ada)
  expect(user['addresses']).toEqual([
    { type: 'work', streetAddress: '12 St James Square', locality: 'London' },
  ])
})

it('places enterprise attributes and qualified names in their extensions', () => {
  const { user } = compileUserMapping([
    { sourceAttribute: 'title', targetAttribute: 'department' },
    {
      sourceAttribute: 'accountId',
      targetAttribute: 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:badge',
    },
  ]).map({ ...ada, title: 'Countess', accountId: '7' })
  expect(user).toMatchObject({
    [URN.enterpriseUser]: { department: 'Countess' },
    'urn:ietf:params:scim:schemas:extension:Acme:2.0:User': { badge: '7' },
  })
})

it('sends nothing for an empty source attribute', () => {
  expect(compileUserMapping([]).map({ username: 'ada', email: '' }).user).toEqual({
    userName: 'ada',
    active: true,
  })
})

it('lets active follow enabled without a mapping', () => {
  expect(compileUserMapping([]).map({ ...ada, enabled: false }).user['active']).toBe(false)
})

it('maps the value of an expression, groups included', () => {
  const member = { ...ada, memberOfGroups: [{ id: 'g1', name: 'Engine' }] }
  const { user } = compileUserMapping([
    { expression: "user.name.family + ', ' + user.name.given", targetAttribute: 'displayName' },
    { expression: 'user.memberOfGroupNames', targetAttribute: 'userType' },
    { expression: "user.title ?: ''", targetAttribute: 'title' },
    { expression: '1 + 1', targetAttribute: 'employeeNumber' },
    { expression: "'false'", targetAttribute: 'active' },
  ]).map(member)
  expect(user).toEqual({
    displayName: 'Lovelace, Ada',
    userType: 'Engine',
    [URN.enterpriseUser]: { employeeNumber: '2' },
    active: false,
  })
})

it.each([
  ['user.name.given * 2', 'displayName', 'The operator * takes numbers, not "Ada".'],
  ['user.name', 'displayName', 'It gives an object; an attribute takes one plain value.'],
  ["'perhaps'", 'active', 'active is true or false, not "perhaps".'],
  ['user.username', 'badge', 'Neither SCIM nor a custom schema of the connection has it.'],
])('says why %s gives %s no value', (expression, targetAttribute, problem) => {
  const mapped = compileUserMapping([{ expression, targetAttribute }]).map(ada)
  expect(mapped.lines).toEqual([{ expression, targetAttribute, problem }])
  expect(mappingProblem(mapped)).toBe(`The mapping of ${targetAttribute} failed: ${problem}`)
})

it('puts a bare custom name in the first custom schema, with its type kept', () => {
  const urns = ['urn:acme:User', 'urn:other:User']
  const { user } = compileUserMapping(
    [{ expression: '7', targetAttribute: 'badge.number' }],
    urns,
  ).map(ada)
  expect(user['urn:acme:User']).toEqual({ badge: { number: 7 } })
})

it('places a qualified core attribute at the top', () => {
  const line = { sourceAttribute: 'username', targetAttribute: `${URN.user}:nickName` }
  expect(compileUserMapping([line]).map(ada).user).toEqual({ nickName: 'ada', active: true })
})

it('names a group by its own name unless that is mapped', () => {
  const line = { expression: "'P1 ' + group.name", targetAttribute: 'displayName' }
  expect(compileGroupMapping([]).nameOf({ name: 'Sales' })).toBe('Sales')
  expect(compileGroupMapping([line]).nameOf({ name: 'Sales' })).toBe('P1 Sales')
  const empty = { sourceAttribute: 'description', targetAttribute: 'displayName' }
  expect(() => compileGroupMapping([empty]).nameOf({ name: 'Sales' })).toThrow(
    'It gives the group no name',
  )
})
