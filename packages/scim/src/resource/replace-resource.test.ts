import { expect, it } from 'vitest'
import { defineAttribute, defineComplex } from '../schema/define-attribute.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { URN } from '../values/urn.ts'
import { replaceResource } from './replace-resource.ts'

const badge = 'urn:example:params:scim:schemas:extension:2.0:Badge'
const immutable = { mutability: 'immutable' } as const
const readOnly = { mutability: 'readOnly' } as const
const badgeAttributes = [
  defineAttribute('number', 'Given once.', { ...immutable, required: true }),
  defineAttribute('printed', 'How often it was printed.', { type: 'integer', ...readOnly }),
  defineAttribute('colour', 'The colour.'),
  defineComplex(
    'doors',
    'What it opens.',
    [
      defineAttribute('value', 'The door.'),
      defineAttribute('since', 'Since when.', immutable),
      defineAttribute('opened', 'How often.', { type: 'integer', ...readOnly }),
    ],
    { multiValued: true },
  ),
]
const type: ResourceTypeDefinition = {
  ...userResourceType,
  extensions: [
    ...userResourceType.extensions,
    {
      required: false,
      schema: { id: badge, name: 'Badge', description: '', attributes: badgeAttributes },
    },
  ],
}
const current = {
  schemas: [URN.user, URN.enterpriseUser, badge],
  id: 'u1',
  userName: 'anna',
  title: 'Boss',
  password: 'secret',
  groups: [{ value: 'g1' }],
  meta: { version: '1' },
  [URN.enterpriseUser]: { department: 'Sales', manager: { value: 'm1', displayName: 'Bob' } },
  [badge]: {
    number: '7',
    printed: 2,
    colour: 'red',
    doors: [{ value: 'North', since: '2026', opened: 5 }, { value: 'South' }],
  },
}

it('clears what is left out, except for what a client may not change or cannot read', () => {
  expect(replaceResource(current, { userName: 'bea' }, type)).toEqual({
    schemas: [URN.user, badge],
    id: 'u1',
    userName: 'bea',
    password: 'secret',
    groups: [{ value: 'g1' }],
    meta: { version: '1' },
    [badge]: { number: '7', printed: 2 },
  })
})

it('keeps the read-only and immutable parts of complex values, and of elements by their value', () => {
  const received = {
    ...current,
    id: 'u2',
    groups: [],
    meta: { version: '9' },
    [URN.enterpriseUser]: { manager: { value: 'm2', displayName: 'Mallory' } },
    [badge]: {
      printed: 9,
      doors: [{ value: 'West' }, { value: 'north', opened: 9 }],
    },
  }
  expect(replaceResource(current, received, type)).toEqual({
    ...current,
    [URN.enterpriseUser]: { manager: { value: 'm2', displayName: 'Bob' } },
    [badge]: {
      number: '7',
      printed: 2,
      doors: [{ value: 'West' }, { value: 'north', since: '2026', opened: 5 }],
    },
  })
})

it('drops a complex value that is left out with its read-only parts', () => {
  const received = { ...current, [URN.enterpriseUser]: { department: 'Sales' } }
  expect(replaceResource(current, received, type)[URN.enterpriseUser]).toEqual({
    department: 'Sales',
  })
})

it.each([
  [{ [badge]: { number: '8' } }, `${badge}:number cannot change once it is set.`],
  [
    { [badge]: { doors: [{ value: 'North', since: '2025' }] } },
    `${badge}:doors.since cannot change once it is set.`,
  ],
])('refuses %j, which changes what is immutable', (change, detail) => {
  const replace = () => replaceResource(current, { userName: 'anna', ...change }, type)
  expect(replace).toThrow(expect.objectContaining({ status: 400, scimType: 'mutability' }))
  expect(replace).toThrow(detail)
})

it('sets what is immutable once', () => {
  const { [badge]: _none, ...bare } = current
  const set = replaceResource(bare, { userName: 'anna', [badge]: { number: '7' } }, type)
  expect(set[badge]).toEqual({ number: '7' })
})

it.each([
  [{}, 'userName is required.'],
  [{ userName: 5 }, 'userName must be a string.'],
])('refuses %j because %s', (received, detail) => {
  expect(() => replaceResource(current, received, type)).toThrow(detail)
  expect(() => replaceResource(current, received, type)).toThrow(
    expect.objectContaining({ status: 400, scimType: 'invalidValue' }),
  )
})

it('gives back the very resource when nothing changes', () => {
  const { id: _id, meta: _meta, password: _password, ...received } = current
  expect(replaceResource(current, received, type)).toBe(current)
  expect(replaceResource(current, { ...received, id: 'u2', title: 'Boss' }, type)).toBe(current)
})

it('gives back the very resource when only its schemas were not stored', () => {
  const group = { id: 'g1', displayName: 'Team' }
  expect(replaceResource(group, { displayName: 'Team' }, groupResourceType)).toBe(group)
  expect(replaceResource(group, { displayName: 'Crew' }, groupResourceType)).toEqual({
    schemas: [URN.group],
    id: 'g1',
    displayName: 'Crew',
  })
})

it('asks nothing of an extension that only the server fills', () => {
  const printed = { userName: 'anna', [badge]: { printed: 2 } }
  expect(replaceResource(printed, { userName: 'anna' }, type)).toBe(printed)
})
