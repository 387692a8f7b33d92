import { randomUUID } from 'node:crypto'
import { applyOperation, type Operation } from './patch.ts'

export type Resource = Record<string, unknown>

/** An error as SCIM answers it (RFC 7644 §3.12). */
export class ScimError extends Error {
  readonly status: number
  readonly scimType: string | undefined

  constructor(status: number, detail: string, scimType?: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }

  toJSON(): object {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(this.status),
      detail: this.message,
      ...(this.scimType !== undefined && { scimType: this.scimType }),
    }
  }
}

export interface CollectionOptions {
  readonly type: string
  readonly path: string
  /** The attribute that no two resources have in common, whatever its case. */
  readonly unique?: string
}

/** Creates an empty collection of resources. Its functions throw `ScimError`. */
export function createCollection({ type, path, unique }: CollectionOptions) {
  const resources = new Map<string, Resource>()

  function read(id: string): Resource {
    const resource = resources.get(id)
    if (resource === undefined) throw new ScimError(404, `There is no ${type} ${id}.`)
    return resource
  }

  function save(id: string, { password: _, ...values }: Resource, created: unknown): Resource {
    const isTaken = [...resources.values()].some(
      (other) => unique && other['id'] !== id && isSame(other[unique], values[unique]),
    )
    if (isTaken) throw new ScimError(409, `The ${unique} is taken.`, 'uniqueness')
    const now = new Date().toISOString()
    const location = `${path}/${id}`
    const meta = { resourceType: type, created: created ?? now, lastModified: now, location }
    const resource = { ...values, id, meta }
    resources.set(id, resource)
    return resource
  }

  return {
    read,
    list(query: URLSearchParams): Resource {
      const found = [...resources.values()].filter(readFilter(query.get('filter')))
      const start = Math.max(1, Number(query.get('startIndex') ?? 1))
      const page = found.slice(start - 1, start - 1 + Number(query.get('count') ?? 100))
      return {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: found.length,
        startIndex: start,
        itemsPerPage: page.length,
        Resources: page,
      }
    },
    create: (values: Resource): Resource => save(randomUUID(), values, undefined),
    replace: (id: string, values: Resource): Resource => save(id, values, createdOf(read(id))),
    patch(id: string, { Operations: operations }: Resource): Resource {
      const changed = structuredClone(read(id))
      for (const operation of operations as Operation[]) applyOperation(changed, operation)
      return save(id, changed, createdOf(changed))
    },
    remove(id: string): void {
      read(id)
      resources.delete(id)
    },
    /** Removes a resource from the members of all others. */
    removeMember(id: string): void {
      for (const resource of resources.values())
        applyOperation(resource, { op: 'remove', path: `members[value eq "${id}"]` })
    },
  }
}

const createdOf = ({ meta }: Resource): unknown => (meta as Resource)['created']

/** Reads `<attribute> eq <value>`, the form of the filters by which PingOne searches. The case of the names does not matter. */
function readFilter(filter: string | null): (resource: Resource) => boolean {
  if (filter === null) return () => true
  const [, name = '', value] = /^(\w+) eq (".*"|true|false)$/i.exec(filter) ?? []
  if (value === undefined) throw new ScimError(400, `Not supported: ${filter}.`, 'invalidFilter')
  const wanted: unknown = JSON.parse(value)
  return (resource) =>
    Object.entries(resource).some(([each, has]) => isSame(each, name) && isSame(has, wanted))
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b
