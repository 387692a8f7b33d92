import { expect, it } from 'vitest'
import { URN } from '../values/urn.ts'
import { attributesOf, findAttribute } from './attributes.ts'
import { enterpriseUserSchema } from './enterprise-user.ts'
import { groupSchema } from './group.ts'
import { groupResourceType, userResourceType } from './resource-types.ts'
import { userSchema } from './user.ts'

it.each([
  ['username', 'userName'],
  ['ID', 'id'],
  ['Meta.LastModified', 'meta.lastModified'],
  ['emails.$REF', undefined],
  ['groups.$REF', 'groups.$ref'],
  [`${URN.user}:Name.GivenName`, 'name.givenName'],
  [URN.enterpriseUser.toUpperCase(), URN.enterpriseUser],
  [`${URN.enterpriseUser}:Manager.Value`, `${URN.enterpriseUser}:manager.value`],
  ['department', undefined],
  [`${URN.enterpriseUser}:userName`, undefined],
  ['toString', undefined],
  ['__proto__', undefined],
  ['nic\u212Aname', undefined],
  ['phoneNumbers.d\u0131splay', undefined],
])('finds %s as %s', (path, name) => {
  expect(findAttribute(userResourceType, path)?.name).toBe(name)
})

it.each([userResourceType, groupResourceType])(
  'finds every attribute of $name by its own name',
  (type) => {
    const attributes = attributesOf(type)
    expect(attributes.length).toBeGreaterThan(10)
    expect(attributes.map(({ name }) => findAttribute(type, name))).toEqual(attributes)
  },
)

it.each([
  [
    'core User',
    userSchema,
    `userName name displayName nickName profileUrl title userType preferredLanguage locale timezone active password
     emails phoneNumbers ims photos addresses groups entitlements roles x509Certificates`,
  ],
  [
    'enterprise User',
    enterpriseUserSchema,
    'employeeNumber costCenter organization division department manager',
  ],
  ['core Group', groupSchema, 'displayName members'],
])('has every attribute of the %s schema of RFC 7643', (_name, { attributes }, names) => {
  expect(attributes.map(({ name }) => name)).toEqual(names.split(/\s+/))
})
