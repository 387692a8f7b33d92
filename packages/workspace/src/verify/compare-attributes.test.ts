import { expect, it } from 'vitest'
import { compareAttributes } from './compare-attributes.ts'

const resource = {
  userName: 'anna',
  active: true,
  name: { familyName: 'Berg' },
  emails: [
    { type: 'work', value: 'anna@example.com' },
    { type: 'home', value: 'anna@home.example' },
  ],
  roles: [],
  title: null,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
}

it.each([
  { expected: { userName: 'anna', active: true } },
  { expected: { USERNAME: 'anna', Name: { FamilyName: 'Berg' } } },
  { expected: { emails: [{ value: 'anna@home.example' }] } },
  { expected: { emails: [{ type: 'home' }, { type: 'work', value: expect.stringMatching(/@/) }] } },
  { expected: { roles: [], title: undefined, nickName: null, photos: [] } },
  {
    expected: {
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
    },
  },
  { expected: {} },
])('finds $expected in the resource', ({ expected }) => {
  expect(compareAttributes(expected, resource)).toEqual([])
})

it.each([
  { expected: { active: false }, attribute: 'active', actual: true },
  { expected: { active: 'true' }, attribute: 'active', actual: true },
  { expected: { userName: 'Anna' }, attribute: 'userName', actual: 'anna' },
  { expected: { name: { familyName: 'Dahl' } }, attribute: 'name.familyName', actual: 'Berg' },
  { expected: { name: { givenName: 'Anna' } }, attribute: 'name.givenName', actual: undefined },
  { expected: { name: 'Berg' }, attribute: 'name', actual: resource.name },
  { expected: { emails: [{ type: 'other' }] }, attribute: 'emails', actual: resource.emails },
  { expected: { emails: [] }, attribute: 'emails', actual: resource.emails },
  { expected: { roles: ['admin'] }, attribute: 'roles', actual: [] },
  { expected: { userName: expect.stringMatching(/^b/) }, attribute: 'userName', actual: 'anna' },
])('finds that $attribute is not as in $expected', ({ expected, attribute, actual }) => {
  expect(compareAttributes(expected, resource)).toMatchObject([{ attribute, actual }])
})
