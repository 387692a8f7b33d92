import { validateResource, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Store, Write } from '@pingone-sandbox/store'
import { createDocument } from '../directory/documents.ts'
import { createEndpoint } from '../directory/endpoint.ts'

/** A resource before it is created. */
export interface NewResource {
  readonly id: string
  /** As the body of a POST; without `members`, which are no part of a resource in the store. */
  readonly attributes: object
}

export interface FillOptions {
  readonly type: ResourceTypeDefinition
  /** The name of a directory other than the default one. */
  readonly directory?: string
  /** Default: the system's clock. */
  readonly clock?: () => Date
}

/**
 * Creates resources of one type without requests, in one commit: for a store that is to have very many before it is served.
 *
 * Reads the resources once and keeps none, so that a generator can make them. Values are read as those of a POST.
 *
 * @throws {ScimError} 400 for a resource that a POST refuses.
 * @throws {UniquenessError} For a second resource with a unique value.
 * @throws {ConflictError} For an id that exists.
 * @throws {Error} For a group with members.
 * @example await fillStore(store, resources, { type: userResourceType })
 */
export async function fillStore(
  store: Store,
  resources: Iterable<NewResource>,
  options: FillOptions,
): Promise<void> {
  await store.commit(insertions(resources, options))
}

function* insertions(
  resources: Iterable<NewResource>,
  { type, directory, clock = () => new Date() }: FillOptions,
): Generator<Write> {
  const endpoint = createEndpoint(type, directory)
  const { collection, links } = endpoint
  const at = clock()
  for (const { id, attributes } of resources) {
    const read = validateResource(attributes, type)
    if (links?.attribute === 'members' && 'members' in read)
      throw new Error(`The group ${id} has members; create it with a request.`)
    const document = createDocument(endpoint, read, { id, at })
    yield { kind: 'put', collection, document, expectedVersion: 0 }
  }
}
