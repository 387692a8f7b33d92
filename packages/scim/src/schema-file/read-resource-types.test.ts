import { expect, it } from 'vitest'
import { compileFilter } from '../filter/match.ts'
import { parseFilter } from '../filter/parse.ts'
import { applyPatch } from '../patch/apply-patch.ts'
import { project } from '../resource/project.ts'
import { validateResource } from '../resource/validate-resource.ts'
import { attributesOf, findAttribute } from '../schema/attributes.ts'
import { defineAttribute } from '../schema/define-attribute.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { fixtureJson, fixturesIn } from '../test/fixtures.ts'
import { readResourceTypes } from './read-resource-types.ts'
import { SchemaFileError } from './schema-file-error.ts'

const badge = 'urn:example:params:scim:schemas:extension:2.0:Badge'
const deviceUrn = 'urn:example:params:scim:schemas:2.0:Device'
const types = readResourceTypes(fixtureJson('schemas/device-and-badge.json'))
const [user = userResourceType, , device = userResourceType] = types

interface InvalidCase {
  readonly title: string
  readonly path: string
  readonly file: unknown
}

it('begins with the built-in Users and Groups', () => {
  expect(readResourceTypes({})).toEqual([userResourceType, groupResourceType])
  expect(types.map(({ name }) => name)).toEqual(['User', 'Group', 'Device'])
})

it('adds an extension to User', () => {
  expect(user.extensions.map(({ schema, required }) => [schema.id, required])).toEqual([
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', false],
    [badge, false],
  ])
  expect(findAttribute(user, `${badge}:DOORS.$REF`)?.name).toBe(`${badge}:doors.$ref`)
})

it('fills in the defaults of RFC 7643 §2.2', () => {
  expect(findAttribute(device, 'tags')?.definition).toEqual(
    defineAttribute('tags', '', { multiValued: true }),
  )
  expect(findAttribute(device, 'fingerprint')?.definition.caseExact).toBe(true)
  expect(findAttribute(device, 'owner.$ref')?.definition.caseExact).toBe(true)
  expect(device.schema.name).toBe('Device')
})

it('carries what must be unique', () => {
  const unique = types.flatMap(attributesOf).filter(({ definition }) => {
    return definition.uniqueness === 'server'
  })
  expect(unique.map(({ name }) => name)).toEqual(
    expect.arrayContaining([`${badge}:number`, 'serialNumber']),
  )
})

it('makes types that resources are validated, filtered, changed and shown by', () => {
  const sent = {
    DISPLAYNAME: 'Camera',
    serialNumber: 'S7',
    weight: 0.4,
    tags: 'lent',
    pin: '1234',
    owner: 'u1',
  }
  const camera = validateResource(sent, device)
  expect(camera).toEqual({
    schemas: [deviceUrn],
    displayName: 'Camera',
    serialNumber: 'S7',
    weight: 0.4,
    tags: ['lent'],
    pin: '1234',
    owner: { value: 'u1' },
  })
  const filter = 'tags eq "LENT" and weight lt 1 and owner eq "u1" and not (serialNumber eq "s7")'
  expect(compileFilter(parseFilter(filter), device)(camera)).toBe(true)
  const add = { op: 'add', path: 'tags', value: ['lent', 'broken'] }
  expect(applyPatch(camera, [add], device)['tags']).toEqual(['lent', 'broken'])
  const change = { op: 'replace', path: 'serialNumber', value: 'S8' }
  expect(() => applyPatch(camera, [change], device)).toThrow('serialNumber cannot change')
  const { pin: _never, ...shown } = camera
  expect(project(camera, {}, device)).toEqual(shown)
  expect(project(camera, { attributes: ['pin'] }, device)).not.toHaveProperty('pin')
  const guess = () => compileFilter(parseFilter('pin sw "1"'), device)
  expect(guess).toThrow(expect.objectContaining({ status: 403, scimType: 'sensitive' }))
})

it('asks for what an extension requires once it is used', () => {
  const operations = [{ op: 'add', value: { [badge]: { doors: [{ value: 'North' }] } } }]
  const refused = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
  expect(() => applyPatch({ userName: 'anna' }, operations, user)).toThrow(refused)
  expect(() => applyPatch({ userName: 'anna' }, operations, user)).toThrow(
    `${badge}:number is required.`,
  )
})

it.each([
  { op: 'remove', path: badge },
  { op: 'replace', path: badge, value: null },
])('keeps what is immutable in an extension from %j', (operation) => {
  const anna = { userName: 'anna', [badge]: { number: '7' } }
  expect(() => applyPatch(anna, [operation], user)).toThrow(
    expect.objectContaining({ status: 400, scimType: 'mutability' }),
  )
})

it('keeps what is read-only in an extension that is removed', () => {
  const anna = { userName: 'anna', [badge]: { printed: 2, validUntil: '2027-01-01T00:00:00Z' } }
  expect(applyPatch(anna, [{ op: 'remove', path: badge }], user)).toEqual({
    userName: 'anna',
    [badge]: { printed: 2 },
  })
})

it('names the schema that it does not find', () => {
  const file = { resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: deviceUrn }] }
  expect(() => readResourceTypes(file)).toThrow(
    `resourceTypes[0].schema: no schema has the id "${deviceUrn}".`,
  )
})

it.each(fixturesIn('schemas/invalid').map((path) => fixtureJson(path) as InvalidCase))(
  'refuses a schema file where $title',
  ({ file, path }) => {
    expect(() => readResourceTypes(file)).toThrow(SchemaFileError)
    expect(() => readResourceTypes(file)).toThrow(expect.objectContaining({ path }))
  },
)
