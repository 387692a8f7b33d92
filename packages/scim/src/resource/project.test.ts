import { expect, it } from 'vitest'
import { defineAttribute } from '../schema/define-attribute.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { userResourceType } from '../schema/resource-types.ts'
import { URN } from '../values/urn.ts'
import { project } from './project.ts'

const type: ResourceTypeDefinition = {
  ...userResourceType,
  schema: {
    ...userResourceType.schema,
    attributes: [
      ...userResourceType.schema.attributes,
      defineAttribute('badge', 'Sent on request only.', { returned: 'request' }),
    ],
  },
}
const user = {
  schemas: [URN.user, URN.enterpriseUser],
  id: 'u1',
  userName: 'anna',
  password: 'secret',
  badge: '7',
  name: { givenName: 'Anna', familyName: 'Example' },
  emails: [{ value: 'a@x', type: 'work' }, { type: 'home' }],
  [URN.enterpriseUser]: { department: 'Sales', manager: { value: 'm1' } },
}
const { schemas, id } = user

it('leaves out what is never returned, and what is returned on request', () => {
  const { password: _never, badge: _onRequest, ...rest } = user
  expect(project(user, {}, type)).toEqual(rest)
})

it.each([
  [['userName'], { userName: 'anna' }],
  [['USERNAME', 'shoeSize'], { userName: 'anna' }],
  [['password'], {}],
  [['badge'], { badge: '7' }],
  [['name'], { name: user.name }],
  [['name.givenName'], { name: { givenName: 'Anna' } }],
  [['emails.value'], { emails: [{ value: 'a@x' }] }],
  [[`${URN.user}:userName`], { userName: 'anna' }],
  [[URN.enterpriseUser], { [URN.enterpriseUser]: user[URN.enterpriseUser] }],
  [[`${URN.enterpriseUser}:department`], { [URN.enterpriseUser]: { department: 'Sales' } }],
  [[], {}],
])('returns for attributes=%j what is asked for, and what always is', (attributes, expected) => {
  expect(project(user, { attributes }, type)).toEqual({ schemas, id, ...expected })
})

it('returns an empty text whatever is selected, since it is a value', () => {
  const emptied = { ...user, title: '', name: { givenName: '' }, emails: [{ value: '' }] }
  const { title, name, emails } = emptied
  expect(project(emptied, { excludedAttributes: ['userName'] }, type)).toMatchObject({
    ...{ title, name, emails },
  })
  expect(project(emptied, { attributes: ['title', 'name.givenName', 'emails'] }, type)).toEqual({
    ...{ schemas, id, title, name, emails },
  })
})

it('leaves out what is excluded, unless it is always returned', () => {
  const excludedAttributes = ['id', 'emails', 'name.familyName', `${URN.enterpriseUser}:manager`]
  expect(project(user, { excludedAttributes }, type)).toEqual({
    schemas,
    id,
    userName: 'anna',
    name: { givenName: 'Anna' },
    [URN.enterpriseUser]: { department: 'Sales' },
  })
})
