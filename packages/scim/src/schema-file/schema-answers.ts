import { type Complex, isComplex } from '../values/complex.ts'
import { URN } from '../values/urn.ts'
import { SchemaFileError } from './schema-file-error.ts'

/**
 * Makes a schema file from the answers of a server to `/Schemas` and `/ResourceTypes`: one answer, both in an array, their resources
 * in an array, or a single resource. The `schemas` and `resourceTypes` of a schema file may be such answers too.
 *
 * @throws {SchemaFileError} For a resource that is neither a Schema nor a ResourceType.
 */
export function openAnswers(json: unknown): unknown {
  if (Array.isArray(json) || resourcesOf(json) || kindOf(json)) return sortResources(open(json))
  if (!isComplex(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, resourcesOf(value) ? open(value) : value]),
  )
}

/** Returns the resources of an answer, or of an array of answers and resources. */
function open(json: unknown): readonly unknown[] {
  const elements = Array.isArray(json) ? (json as readonly unknown[]) : resourcesOf(json)
  return elements ? elements.flatMap(open) : [json]
}

/** Returns the resources of a ListResponse (RFC 7644 §3.4.2); undefined for anything else. */
function resourcesOf(json: unknown): readonly unknown[] | undefined {
  const resources = isComplex(json) ? json['Resources'] : undefined
  return Array.isArray(resources) ? resources : undefined
}

function sortResources(resources: readonly unknown[]): object {
  const sorted: Record<'schemas' | 'resourceTypes', unknown[]> = { schemas: [], resourceTypes: [] }
  if (resources.length === 0) throw new SchemaFileError('', 'must hold at least one resource.')
  for (const [index, resource] of resources.entries()) {
    const kind = kindOf(resource)
    if (!kind)
      throw new SchemaFileError(`[${index}]`, 'is neither a Schema nor a ResourceType resource.')
    sorted[kind].push(resource)
  }
  return sorted
}

/** Returns the kind of a resource, by its `schemas` or by its attributes. */
function kindOf(json: unknown): 'schemas' | 'resourceTypes' | undefined {
  if (!isComplex(json)) return undefined
  if (lists(json, URN.schema) || Array.isArray(json['attributes'])) return 'schemas'
  if (lists(json, URN.resourceType) || typeof json['endpoint'] === 'string') return 'resourceTypes'
  return undefined
}

function lists({ schemas }: Complex, urn: string): boolean {
  return Array.isArray(schemas) && schemas.includes(urn)
}
