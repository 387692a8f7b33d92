import { type ResourceType, resourceTypes } from './resource.ts'

export interface MadeResource {
  readonly type: ResourceType
  readonly id: string
  readonly name: string
}

/** What a run has made at the endpoint, as far as the answers show it. */
export interface MadeResources {
  readonly has: (type: ResourceType, id: string) => boolean
  /** Any type. */
  readonly hasId: (id: string) => boolean
  /** Whether the answer to a create named this id, and nothing has shown yet whose it is. */
  readonly isClaimed: (type: ResourceType, id: string) => boolean
  readonly add: (resource: MadeResource) => void
  readonly claim: (resource: MadeResource) => void
  /** The id belongs to a resource that the run did not make. */
  readonly disown: (type: ResourceType, id: string) => void
  readonly remove: (type: ResourceType, id: string) => void
  readonly all: () => readonly MadeResource[]
}

export function createMadeResources(): MadeResources {
  const own = new Map<string, MadeResource>()
  const claimed = new Map<string, MadeResource>()
  const keyOf = (type: ResourceType, id: string) => `${type} ${id}`
  return {
    has: (type, id) => own.has(keyOf(type, id)),
    hasId: (id) => resourceTypes.some((type) => own.has(keyOf(type, id))),
    isClaimed: (type, id) => claimed.has(keyOf(type, id)),
    add(resource) {
      const key = keyOf(resource.type, resource.id)
      own.set(key, resource)
      claimed.delete(key)
    },
    claim(resource) {
      const key = keyOf(resource.type, resource.id)
      if (!own.has(key)) claimed.set(key, resource)
    },
    disown: (type, id) => void claimed.delete(keyOf(type, id)),
    remove(type, id) {
      own.delete(keyOf(type, id))
      claimed.delete(keyOf(type, id))
    },
    all: () => [...own.values(), ...claimed.values()],
  }
}
