import type { UnroutedRequest } from '@pingone-sandbox/http'
import { isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf } from './call.ts'
import { bodyOf, changeResources, withBody } from './json-body.ts'
import { isOfMembers, pathOf } from './patch-operations.ts'
import { withQuery } from './query.ts'
import type { Adapter, Wrapper } from './wrapper.ts'

/** Issues ids that are whole numbers, writes them as JSON numbers, and accepts numbers in requests. */
export const writeNumericIds: { readonly adapt: Adapter; readonly wrap: Wrapper } = {
  adapt: (service) => ({ ...service, newId: () => digitsOf(service.newId()) }),
  wrap: (service) => async (request, next) => {
    const { endpoint } = callOf(request, next, service)
    if (!endpoint) return next(request)
    return changeResources(await next(readIds(request)), writeIds)
  },
}

/** Converts the last twelve digits of a UUID to a whole number; other ids are unchanged. */
function digitsOf(id: string): string {
  const digits = /[0-9a-f]{12}$/i.exec(id)?.[0]
  return digits === undefined ? id : String(Number.parseInt(digits, 16))
}

function writeIds(resource: Complex): Complex {
  return changeIds(resource, (id) =>
    typeof id === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id,
  )
}

function readIds(request: UnroutedRequest): UnroutedRequest {
  const body = bodyOf(request)
  if (body) return withBody(request, readIdsIn(body))
  const filter = request.query.get('filter')
  return filter === null || filter.includes('"')
    ? request
    : withQuery(request, { filter: filter.replace(comparedNumber, '$1"$2"') })
}

const comparedNumber = /(\b(?:id|value)\s+eq\s+)(\d+)/gi

function readIdsIn(body: Complex): Complex {
  const resource = changeIds(body, asText)
  const { Operations } = resource
  if (!Array.isArray(Operations)) return resource
  return {
    ...resource,
    Operations: Operations.map((each) => (isComplex(each) ? readOperation(each) : each)),
  }
}

function readOperation(operation: Complex): Complex {
  const { value } = operation
  if (!isOfMembers(operation))
    return isComplex(value) ? { ...operation, value: readIdsIn(value) } : operation
  const path = pathOf(operation).replace(comparedNumber, '$1"$2"')
  return {
    ...operation,
    path,
    ...(value !== undefined && { value: changeElements(value, asText) }),
  }
}

const asText = (id: unknown): unknown => (typeof id === 'number' ? String(id) : id)

/** Changes the id of a resource, and those of its members and groups. */
function changeIds(resource: Complex, change: (id: unknown) => unknown): Complex {
  const changed = { ...resource }
  if ('id' in changed) changed['id'] = change(changed['id'])
  for (const name of ['members', 'groups'])
    if (name in changed) changed[name] = changeElements(changed[name], change)
  return changed
}

function changeElements(elements: unknown, change: (id: unknown) => unknown): unknown {
  if (Array.isArray(elements)) return elements.map((each) => changeElements(each, change))
  return isComplex(elements) && 'value' in elements
    ? { ...elements, value: change(elements['value']) }
    : elements
}
