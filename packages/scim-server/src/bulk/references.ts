import { normalizePath } from '@pingone-sandbox/http'
import {
  foldCase,
  findAttribute,
  findSubAttribute,
  formatPath,
  isComplex,
  parsePath,
  ScimError,
  type AttributeDefinition,
  type BulkOperation,
  type Complex,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'

// A whole value, or a segment of a path.
const reference = /^bulkId:(.+)$|(?<=\/)bulkId:([^/?]+)/gs

/** Returns the id that a reference stands for. */
export type Resolve = (bulkId: string) => string

/**
 * Replaces references in the data of an operation by ids, only where the schema has the id or the URL of a resource. A name that looks
 * like a reference is unchanged.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7.2 RFC 7644 §3.7.2}
 */
export function resolveData(
  { method, path, data }: BulkOperation,
  endpoints: readonly Endpoint[],
  resolve: Resolve,
): unknown {
  const type = typeAt(path, endpoints)
  if (!type || !isComplex(data)) return data
  return method === 'PATCH'
    ? mapMember(data, 'operations', (operations) => resolveOperations(operations, type, resolve))
    : resolveAttributes(data, type, resolve)
}

/** Replaces references in the path of an operation, or in another text that identifies a resource. */
export function resolveText(text: string, resolve: Resolve): string {
  return text.replace(reference, (_, whole?: string, part?: string) => resolve(whole ?? part ?? ''))
}

/** Collects the bulkIds that are referred to, by running a function that resolves references. */
export function collectReferences(resolveIn: (resolve: Resolve) => unknown): ReadonlySet<string> {
  const found = new Set<string>()
  resolveIn((bulkId) => {
    found.add(bulkId)
    return bulkId
  })
  return found
}

function typeAt(path: string, endpoints: readonly Endpoint[]): ResourceTypeDefinition | undefined {
  const pathname = normalizePath(path.split('?', 1)[0] ?? '')
  return endpoints
    .map(({ type }) => type)
    .find(({ endpoint }) => pathname === endpoint || pathname.startsWith(`${endpoint}/`))
}

function resolveAttributes(
  complex: Complex,
  type: ResourceTypeDefinition,
  resolve: Resolve,
): Complex {
  return Object.fromEntries(
    Object.entries(complex).map(([key, value]) => [
      resolvePath(key, type, resolve),
      resolveTarget(key, value, { type, resolve }),
    ]),
  )
}

function resolveOperations(
  operations: unknown,
  type: ResourceTypeDefinition,
  resolve: Resolve,
): unknown {
  if (!Array.isArray(operations)) return operations
  return operations.map((operation: unknown) => {
    if (!isComplex(operation)) return operation
    const path = memberOf(operation, 'path')
    const changed = mapMember(operation, 'value', (value) => {
      if (typeof path === 'string' && path !== '')
        return resolveTarget(path, value, { type, resolve })
      return isComplex(value) ? resolveAttributes(value, type, resolve) : value
    })
    return mapMember(changed, 'path', (text) =>
      typeof text === 'string' ? resolvePath(text, type, resolve) : text,
    )
  })
}

/** Resolves the value of the attribute that a path, or a key, names. */
function resolveTarget(
  path: string,
  value: unknown,
  { type, resolve }: { readonly type: ResourceTypeDefinition; readonly resolve: Resolve },
): unknown {
  const bracket = path.indexOf('[')
  const end = path.lastIndexOf(']')
  const named = bracket === -1 ? path : path.slice(0, bracket) + path.slice(end + 1)
  const steps = findAttribute(type, named)?.steps ?? []
  const definition = steps.at(-1)
  return definition ? resolveValue({ definition, owner: steps.at(-2) }, value, resolve) : value
}

interface Place {
  readonly definition: AttributeDefinition
  /** The attribute that contains it. */
  readonly owner: AttributeDefinition | undefined
}

function resolveValue(place: Place, value: unknown, resolve: Resolve): unknown {
  const { definition } = place
  if (Array.isArray(value)) return value.map((each) => resolveValue(place, each, resolve))
  if (typeof value === 'string') return namesResource(place) ? resolveText(value, resolve) : value
  if (!isComplex(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const sub = findSubAttribute(definition, key)
      if (sub) return [key, resolveValue({ definition: sub, owner: definition }, each, resolve)]
      // Ping's SDK repeats the name of the attribute in the value at its path.
      const isRepeated = foldCase(key) === foldCase(definition.name)
      return [key, isRepeated ? resolveValue(place, each, resolve) : each]
    }),
  )
}

/** Tells whether a text at a place is the id or the URL of a resource; a bare text for a complex value is its `value`. */
function namesResource({ definition, owner }: Place): boolean {
  const { type, referenceTypes = [], name } = definition
  if (type === 'complex') {
    const value = findSubAttribute(definition, 'value')
    return value !== undefined && namesResource({ definition: value, owner: definition })
  }
  if (type === 'reference')
    return referenceTypes.some((each) => each !== 'external' && each !== 'uri')
  const link = name === 'value' && owner ? findSubAttribute(owner, '$ref') : undefined
  return link !== undefined && namesResource({ definition: link, owner })
}

/** Resolves the ids in the value filter of a path. Returns an invalid path unchanged: the operation will refuse it. */
function resolvePath(path: string, type: ResourceTypeDefinition, resolve: Resolve): string {
  if (!path.includes('[') || !path.includes('bulkId:')) return path
  try {
    const { where, ...rest } = parsePath(path)
    const owner = findAttribute(type, path.slice(0, path.indexOf('[')))?.definition
    return where && owner
      ? formatPath({ ...rest, where: resolveFilter(where, owner, resolve) })
      : path
  } catch (error) {
    if (error instanceof ScimError && error.scimType !== undefined && isOfPath(error)) return path
    throw error
  }
}

function isOfPath({ scimType }: ScimError): boolean {
  return scimType === 'invalidPath' || scimType === 'invalidFilter' || scimType === 'tooMany'
}

function resolveFilter(filter: Filter, owner: AttributeDefinition, resolve: Resolve): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return {
        kind: filter.kind,
        operands: filter.operands.map((each) => resolveFilter(each, owner, resolve)),
      }
    case 'not':
      return { kind: 'not', operand: resolveFilter(filter.operand, owner, resolve) }
    case 'present':
    case 'valuePath':
      return filter
    case 'compare': {
      const definition = findSubAttribute(owner, filter.path.name)
      const isReference = definition !== undefined && namesResource({ definition, owner })
      return isReference && typeof filter.value === 'string'
        ? { ...filter, value: resolveText(filter.value, resolve) }
        : filter
    }
  }
}

function memberOf(complex: Complex, name: string): unknown {
  return Object.entries(complex).find(([key]) => foldCase(key) === name)?.[1]
}

function mapMember(complex: Complex, name: string, map: (value: unknown) => unknown): Complex {
  return Object.fromEntries(
    Object.entries(complex).map(([key, value]) => [
      key,
      foldCase(key) === name ? map(value) : value,
    ]),
  )
}
