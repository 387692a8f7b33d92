import { expect, it } from 'vitest'
import { project } from '../resource/project.ts'
import { replaceResource } from '../resource/replace-resource.ts'
import { validateResource } from '../resource/validate-resource.ts'
import { fixtureJson, fixtureLines, fixturePairs } from '../test/fixtures.ts'
import type { Complex } from '../values/complex.ts'
import type { AttributeDefinition, ResourceTypeDefinition, SchemaDefinition } from './definition.ts'
import { enterpriseUserSchema } from './enterprise-user.ts'
import { groupSchema } from './group.ts'
import { groupResourceType, userResourceType } from './resource-types.ts'
import { userSchema } from './user.ts'

const examples: [name: string, type: ResourceTypeDefinition][] = [
  ['8.1-minimal-user', userResourceType],
  ['8.2-full-user', userResourceType],
  ['8.3-enterprise-user', userResourceType],
  ['8.4-group', groupResourceType],
]
const example = (name: string) => fixtureJson(`rfc7643/${name}.json`) as Complex

it.each(examples)('reads %s as it is, but for what is read-only', (name, type) => {
  const resource = example(name)
  const read = validateResource(resource, type)
  expect(validateResource(read, type)).toEqual(read)
  expect(Object.keys(resource).filter((key) => !(key in read))).toEqual(
    Object.keys(resource).filter((key) => ['id', 'meta', 'groups'].includes(key)),
  )
})

it.each(examples)('finds no difference when %s is put in its own place', (name, type) => {
  const resource = example(name)
  expect(replaceResource(resource, structuredClone(resource), type)).toBe(resource)
})

it.each(examples)('shows all of %s but the password', (name, type) => {
  const { password: _never, ...rest } = example(name)
  expect(project(example(name), {}, type)).toEqual(rest)
})

it('names, places and describes by the same schemas the resource types of §8.6', () => {
  const types = fixtureJson('rfc7643/8.6-resource-types.json') as Complex[]
  expect(
    types.map(({ name, endpoint, schema, schemaExtensions = [] }) => ({
      name,
      endpoint,
      schema,
      extensions: (schemaExtensions as Complex[]).map((extension) => extension['schema']),
    })),
  ).toEqual(
    [userResourceType, groupResourceType].map(({ name, endpoint, schema, extensions }) => ({
      name,
      endpoint,
      schema: schema.id,
      extensions: extensions.map((extension) => extension.schema.id),
    })),
  )
})

it('defines every attribute as §8.7.1 does, but for the deviations that are listed', () => {
  const listed = new Map(
    fixtureLines('rfc7643/8.7.1-traits.txt').map((line) => {
      const [name = '', traits = ''] = line.split(': ')
      return [name, traits]
    }),
  )
  const deviations = fixturePairs('rfc7643/8.7.1-deviations.txt')
  for (const [name, traits] of deviations) expect(listed.get(name), name).not.toBe(traits)
  const expected = new Map([...listed, ...deviations])
  const ours = [userSchema, groupSchema, enterpriseUserSchema].flatMap(traitsOf)
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(expected))
})

function traitsOf({ name, attributes }: SchemaDefinition): [name: string, traits: string][] {
  return attributes.flatMap((attribute) => [
    [`${name} ${attribute.name}`, describe(attribute)],
    ...(attribute.subAttributes ?? []).map((sub): [string, string] => [
      `${name} ${attribute.name}.${sub.name}`,
      describe(sub),
    ]),
  ])
}

function describe(attribute: AttributeDefinition): string {
  const { type, referenceTypes, canonicalValues, mutability, returned, uniqueness } = attribute
  const traits = [
    referenceTypes ? `${type}(${referenceTypes.join(',')})` : type,
    canonicalValues && `(${canonicalValues.join(',')})`,
    attribute.multiValued && 'multi-valued',
    attribute.required && 'required',
    attribute.caseExact && 'caseExact',
    mutability !== 'readWrite' && mutability,
    returned !== 'default' && `returned=${returned}`,
    uniqueness !== 'none' && `uniqueness=${uniqueness}`,
  ]
  return traits.filter(Boolean).join(' ')
}
