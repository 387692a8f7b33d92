import { validateResource, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { expect } from 'vitest'
import { membershipsOf } from '../directory/collections.ts'
import { createEndpoint } from '../directory/endpoint.ts'
import type { Membership } from '../directory/membership.ts'

/** The name of a directory; undefined for the default one. */
type DirectoryName = string | undefined

/** Expects that every stored resource is one that a client could send again, and returns how many there are. */
export async function expectValidResources(
  store: Store,
  type: ResourceTypeDefinition,
  directory: DirectoryName,
): Promise<number> {
  const { items, total } = await store.find(createEndpoint(type, directory).collection)
  for (const { document } of items) {
    const { id: _id, meta: _meta, ...attributes } = document
    expect(validateResource(attributes, type)).toEqual(attributes)
  }
  return total
}

/** Expects that every edge leads from a group that exists to a member that exists. */
export async function expectSoundEdges(store: Store, directory: DirectoryName): Promise<void> {
  const { items } = await store.find<Membership>(membershipsOf(directory))
  for (const { document } of items) {
    const { groupId, memberId, memberType } = document
    const group = await store.get(collectionOf('Group'), groupId)
    const member = await store.get(collectionOf(memberType), memberId)
    expect([group?.id, member?.id]).toEqual([groupId, memberId])
  }

  function collectionOf(name: Membership['memberType']): string {
    const own = name === 'User' ? 'users' : 'groups'
    return directory === undefined ? own : `${directory}/${own}`
  }
}
