import {
  defineAttribute,
  groupResourceType,
  URN,
  userResourceType,
  type Complex,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { collectionsFor } from '../index.ts'
import { patchOf } from './provision.ts'
import type { Client } from './start-server.ts'

/** The URN of an extension that is returned on request. */
export const onRequest = 'urn:example:schemas:2.0:OnRequest'
const userType: ResourceTypeDefinition = {
  ...userResourceType,
  extensions: [
    ...userResourceType.extensions,
    {
      schema: {
        id: onRequest,
        name: 'OnRequest',
        description: 'What is shown to those who ask for it.',
        attributes: [defineAttribute('hint', 'A hint.', { returned: 'request' })],
      },
      required: false,
    },
  ],
}
export const resourceTypes = [userType, groupResourceType]
export const collections = collectionsFor({ resourceTypes })

/** A type with the attributes of users and groups: an attribute of the one is without a value in the other. */
export const anyType: ResourceTypeDefinition = {
  ...userType,
  schema: {
    ...userType.schema,
    attributes: [
      ...userType.schema.attributes,
      ...groupResourceType.schema.attributes.filter(({ name }) => name === 'members'),
    ],
  },
}

/** In a query on all types an attribute may have the URN of its type. */
export const withoutUrn = (text: string) => text.replaceAll(`${URN.group}:`, `${URN.user}:`)

/** A place where resources are listed, and the type of filters there. */
export const kinds = [
  { path: '/Users', type: userType },
  { path: '/Groups', type: groupResourceType },
  { path: '', type: anyType },
] as const

export type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never

/** A resource as a client reads it. */
export interface Shown {
  readonly path: string
  readonly resource: Complex
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const name = fc.constantFrom('a', 'B', 'b b', 'ä', 'W/"1"')
const user = fc.record({
  externalId: maybe(name),
  displayName: maybe(name),
  [URN.enterpriseUser]: maybe(fc.record({ department: name })),
  [onRequest]: maybe(fc.record({ hint: name })),
})
const group = fc.record({
  displayName: name,
  externalId: maybe(name),
  members: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
})
/** Resources that are changed later, so that versions and times differ. */
const change = fc.record({ of: fc.nat(7), displayName: name })
/** The parts of a small directory; users and groups refer to each other by their places. */
export const directory = fc.record({
  users: fc.array(user, { minLength: 1, maxLength: 4 }),
  groups: fc.array(group, { minLength: 1, maxLength: 4 }),
  // Includes groups that contain each other.
  nested: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 3 }),
  changes: fc.array(change, { maxLength: 4 }),
})

/** Makes a directory over HTTP, and returns the paths of its resources in the order of their creation. */
export async function fill(
  client: Client,
  parts: Generated<typeof directory>,
): Promise<readonly string[]> {
  const paths: string[] = []
  const idAt = (path: string) => path.split('/').at(-1)
  for (const [index, each] of parts.users.entries()) {
    const body = { schemas: [URN.user], userName: `user ${index}`, ...each }
    const answer = await client.send('POST', '/Users', { body })
    paths.push(`/Users/${answer.body.id}`)
  }
  const groups: string[] = []
  for (const { members, ...each } of parts.groups) {
    const values = members.flatMap((at) => (paths[at] ? [{ value: idAt(paths[at]) }] : []))
    const body = { schemas: [URN.group], ...each, members: values }
    const answer = await client.send('POST', '/Groups', { body })
    paths.push(`/Groups/${answer.body.id}`)
    groups.push(`/Groups/${answer.body.id}`)
  }
  for (const [outer, inner] of parts.nested) {
    const [one, other] = [groups[outer], groups[inner]]
    if (one === undefined || other === undefined || one === other) continue
    const value = [{ value: idAt(other) }]
    const body = patchOf({ op: 'add', path: 'members', value })
    await client.send('PATCH', one, { body })
  }
  for (const { of, displayName } of parts.changes) {
    const body = patchOf({ op: 'replace', path: 'displayName', value: displayName })
    await client.send('PATCH', paths[of] ?? paths[0] ?? '', { body })
  }
  return paths
}

/** Reads each resource by its id, with what is returned on request. */
export async function readAll(client: Client, paths: readonly string[]): Promise<readonly Shown[]> {
  const read = paths.map(async (path) => {
    const { body } = await client.send('GET', path)
    if (path.startsWith('/Groups')) return { path, resource: body }
    const asked = await client.send('GET', `${path}?attributes=${onRequest}:hint`)
    return { path, resource: { ...body, [onRequest]: asked.body[onRequest] } }
  })
  return Promise.all(read)
}
