import { expect, it } from 'vitest'
import { defineAttribute, defineComplex } from '../schema/define-attribute.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { ScimError } from '../values/errors.ts'
import { URN } from '../values/urn.ts'
import { validateResource } from './validate-resource.ts'

it('gives names the spelling of the schema and values its types', () => {
  const sent = {
    schemas: ['urn:something:else'],
    USERNAME: 'anna',
    Name: { FAMILYNAME: 'Example' },
    active: 'TRUE',
    emails: { Value: 'a@x', Primary: 'False' },
    [URN.enterpriseUser.toLowerCase()]: { Department: 'Sales', manager: 'm1' },
  }
  expect(validateResource(sent, userResourceType)).toEqual({
    schemas: [URN.user, URN.enterpriseUser],
    userName: 'anna',
    name: { familyName: 'Example' },
    active: true,
    emails: [{ value: 'a@x', primary: false }],
    [URN.enterpriseUser]: { department: 'Sales', manager: { value: 'm1' } },
  })
})

it('drops what is unknown, read-only or unassigned', () => {
  const sent = {
    id: 'mine',
    meta: { version: '1' },
    groups: [{ value: 'g1' }],
    userName: 'anna',
    shoeSize: 42,
    'name.givenName': 'Anna',
    title: null,
    emails: [],
    phoneNumbers: [null, {}],
    name: { givenName: null, middleName: 'B', pet: 'cat' },
    [URN.enterpriseUser]: { manager: { displayName: 'Bob' } },
  }
  expect(validateResource(sent, userResourceType)).toEqual({
    schemas: [URN.user],
    userName: 'anna',
    name: { middleName: 'B' },
  })
})

it('keeps externalId, password and members', () => {
  const user = { schemas: [URN.user], userName: 'anna', externalId: 'x', password: 'secret' }
  expect(validateResource(user, userResourceType)).toEqual(user)
  const group = { schemas: [URN.group], displayName: 'Team', members: [{ value: 'u1' }] }
  expect(validateResource(group, groupResourceType)).toEqual(group)
})

it('leaves one primary: the first', () => {
  const emails = [{ value: 'a' }, { value: 'b', primary: true }, { value: 'c', primary: true }]
  expect(validateResource({ userName: 'anna', emails }, userResourceType)['emails']).toEqual([
    { value: 'a' },
    { value: 'b', primary: true },
    { value: 'c', primary: false },
  ])
})

it.each([
  [{ userName: 5 }, 'userName must be a string.'],
  [{ userName: ['anna'] }, 'userName must be a string.'],
  [{ userName: 'anna', active: 'yes' }, 'active must be true or false.'],
  [{ userName: 'anna', name: 'Anna' }, 'name must be an object.'],
  [{ userName: 'anna', emails: [{ value: 1 }] }, 'emails.value must be a string.'],
  [
    { userName: 'anna', [URN.enterpriseUser]: { department: 1 } },
    `${URN.enterpriseUser}:department must be a string.`,
  ],
  [{ userName: 'anna', USERNAME: 'bob' }, 'userName is given twice.'],
  [
    { userName: 'anna', name: { givenName: 'A', GivenName: 'B' } },
    'name.givenName is given twice.',
  ],
  [{}, 'userName is required.'],
  [{ userName: null }, 'userName is required.'],
  [{ userName: '' }, 'userName is required.'],
  [
    JSON.parse('{"userName":"anna","__proto__":{}}') as object,
    '__proto__ is not an attribute name.',
  ],
])('refuses %j because %s', (sent, detail) => {
  const validate = () => validateResource(sent, userResourceType)
  expect(validate).toThrow(ScimError)
  expect(validate).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidValue' }))
  expect(validate).toThrow(detail)
})

it('takes values for one that have no value and differ only in which is primary', () => {
  const work = { locality: 'Wien', type: 'work' }
  const addresses = [
    { locality: 'Graz', type: 'home', primary: true },
    { ...work, primary: true },
    { ...work, primary: false },
  ]
  const valid = validateResource({ userName: 'anna', addresses }, userResourceType)
  expect(valid['addresses']).toEqual([addresses[0], { ...work, primary: false }])
  expect(validateResource(valid, userResourceType)).toEqual(valid)
})

it('asks for a required extension', () => {
  const type: ResourceTypeDefinition = {
    ...userResourceType,
    extensions: userResourceType.extensions.map(({ schema }) => ({ schema, required: true })),
  }
  expect(() => validateResource({ userName: 'anna' }, type)).toThrow(
    `${URN.enterpriseUser} is required.`,
  )
})

it('asks for a required sub-attribute wherever its attribute is used', () => {
  const doors = defineComplex(
    'doors',
    'What it opens.',
    [
      defineAttribute('value', 'The door.', { required: true }),
      defineAttribute('since', 'Since when.'),
      defineAttribute('opened', 'How often.', { mutability: 'readOnly' }),
    ],
    { multiValued: true },
  )
  const schema = { id: 'urn:x:2.0:Badge', name: 'Badge', description: '', attributes: [doors] }
  const type = { ...userResourceType, extensions: [{ schema, required: false }] }
  const validate = (...given: object[]) =>
    validateResource({ userName: 'anna', [schema.id]: { doors: given } }, type)
  expect(validate({ value: 'North' }, { opened: 5 })[schema.id]).toEqual({
    doors: [{ value: 'North' }],
  })
  expect(() => validate({ value: 'North' }, { since: '2026' })).toThrow(
    'urn:x:2.0:Badge:doors.value is required.',
  )
})
