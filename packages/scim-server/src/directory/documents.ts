import { ScimError, type Complex } from '@pingone-sandbox/scim'
import type { Document, Store, Stored } from '@pingone-sandbox/store'
import type { Endpoint } from './endpoint.ts'

/** A resource as it is stored: without its links, location and version, which are computed when it is read. */
export type ResourceDocument = Document & {
  readonly meta: {
    readonly resourceType: string
    /** ISO 8601, UTC. */
    readonly created: string
    readonly lastModified: string
  }
}

/**
 * Reads a resource.
 *
 * @throws {ScimError} 404.
 */
export async function readDocument(
  store: Store,
  { name, collection }: Endpoint,
  id = '',
): Promise<Stored<ResourceDocument>> {
  const stored = await store.get<ResourceDocument>(collection, id)
  if (!stored) throw new ScimError(404, `There is no ${name} ${id}.`)
  return stored
}

/** Makes the document of a new resource. */
export function createDocument(
  endpoint: Endpoint,
  attributes: Complex,
  issued: { readonly id: string; readonly at: Date },
): ResourceDocument {
  const created = issued.at.toISOString()
  const meta = { resourceType: endpoint.name, created, lastModified: created }
  return compose(endpoint, attributes, { id: issued.id, meta })
}

/** Makes the document of a resource whose attributes have changed; id and time of creation stay. */
export function reviseDocument(
  endpoint: Endpoint,
  { id, meta }: ResourceDocument,
  change: { readonly attributes: Complex; readonly at: Date },
): ResourceDocument {
  const revised = { ...meta, lastModified: change.at.toISOString() }
  return compose(endpoint, change.attributes, { id, meta: revised })
}

/** Composes a document with `meta` last, so that its JSON can be completed to that of the resource without parsing. */
function compose(
  { notStored }: Endpoint,
  attributes: Complex,
  { id, meta }: Pick<ResourceDocument, 'id' | 'meta'>,
): ResourceDocument {
  const composed: Record<string, unknown> = { schemas: attributes['schemas'], id }
  for (const name of Object.keys(attributes)) {
    if (name !== 'meta' && !notStored.includes(name)) composed[name] = attributes[name]
  }
  composed['meta'] = meta
  return composed as ResourceDocument
}
