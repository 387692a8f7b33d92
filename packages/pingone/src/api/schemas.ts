import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { schemaAttributeInput } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import type { SchemaAttributeDocument } from '../records/documents.ts'
import { ConstraintError, NotFoundError } from '../records/errors.ts'
import { mergePatch, withoutBlanks } from '../records/json.ts'
import { hal, toCollection, toResource } from './hal.ts'
import { param, readInput, readObject } from './request-reading.ts'
import { standardAttributes, userSchemaId } from './standard-attributes.ts'
import { selectPage } from './whole-list.ts'
import { parseInput } from '../records/parse-input.ts'

const COLLECTION = '/v1/environments/:environmentId/schemas'
const ATTRIBUTES = `${COLLECTION}/:schemaId/attributes`
const ATTRIBUTE = `${ATTRIBUTES}/:attributeId`

/** The schema of users and its attributes. @see {@link https://developer.pingidentity.com/pingone-api/platform/schemas.html} */
export function schemaRoutes({ schemaAttributes }: Directory): readonly Route[] {
  const replace = async (request: HttpRequest, body: unknown) => {
    const input = parseInput(schemaAttributeInput, body)
    const replaced = await schemaAttributes.replace(...keyOf(request), input)
    return hal(200, representCustom(request, replaced))
  }

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: (request) => {
        const page = selectPage(request, [representSchema(request)], { fieldsOf: (it) => it })
        return hal(200, toCollection(request, 'schemas', page))
      },
    },
    {
      method: 'GET',
      path: `${COLLECTION}/:schemaId`,
      handle: (request) => {
        checkSchema(request)
        return hal(200, representSchema(request))
      },
    },
    {
      method: 'GET',
      path: ATTRIBUTES,
      handle: async (request) => {
        checkSchema(request)
        const custom = await schemaAttributes.list(param(request, 'environmentId'))
        const items = [
          ...standardAttributes(request),
          ...custom.map((attribute) => representCustom(request, attribute)),
        ]
        const page = selectPage(request, items, { fieldsOf: ({ id }) => ({ id }) })
        return hal(200, toCollection(request, 'attributes', page))
      },
    },
    {
      method: 'POST',
      path: ATTRIBUTES,
      handle: async (request) => {
        checkSchema(request)
        const input = readInput(request, schemaAttributeInput)
        const created = await schemaAttributes.create(param(request, 'environmentId'), input)
        return hal(201, representCustom(request, created))
      },
    },
    {
      method: 'GET',
      path: ATTRIBUTE,
      handle: async (request) => {
        checkSchema(request)
        const standard = standardAttribute(request)
        if (standard) return hal(200, standard)
        return hal(200, representCustom(request, await schemaAttributes.get(...keyOf(request))))
      },
    },
    {
      method: 'PUT',
      path: ATTRIBUTE,
      async handle(request) {
        const body = withoutBlanks(readObject(request))
        refuseStandard(request, 'changed')
        return replace(request, body)
      },
    },
    {
      method: 'PATCH',
      path: ATTRIBUTE,
      handle: async (request) => {
        const patch = readObject(request)
        refuseStandard(request, 'changed')
        const before = await schemaAttributes.get(...keyOf(request))
        return replace(request, mergePatch(before, patch))
      },
    },
    {
      method: 'DELETE',
      path: ATTRIBUTE,
      handle: async (request) => {
        refuseStandard(request, 'deleted')
        await schemaAttributes.delete(...keyOf(request))
        return noContent()
      },
    },
  ]
}

function checkSchema(request: HttpRequest): void {
  const id = param(request, 'schemaId')
  if (id !== schemaIdOf(request)) throw new NotFoundError('schema', id)
}

function schemaIdOf(request: HttpRequest): string {
  return userSchemaId(param(request, 'environmentId'))
}

function standardAttribute(request: HttpRequest) {
  checkSchema(request)
  const sought = param(request, 'attributeId')
  return standardAttributes(request).find(({ id }) => id === sought)
}

/** PingOne lets the flags `enabled` and `unique` of a standard attribute be set, which is not simulated, and nothing else. */
function refuseStandard(request: HttpRequest, change: 'changed' | 'deleted'): void {
  const attribute = standardAttribute(request)
  if (attribute)
    throw new ConstraintError(
      'CONSTRAINT_VIOLATION',
      'id',
      `${attribute.name} comes with PingOne and cannot be ${change} here.`,
    )
}

function keyOf(request: HttpRequest): [environmentId: string, attributeId: string] {
  checkSchema(request)
  return [param(request, 'environmentId'), param(request, 'attributeId')]
}

function representSchema(request: HttpRequest) {
  const environmentId = param(request, 'environmentId')
  const id = schemaIdOf(request)
  const self = `/schemas/${id}`
  return toResource(
    request,
    { id, environmentId, name: 'User', description: 'The schema of users' },
    { self, attributes: `${self}/attributes` },
  )
}

function representCustom(request: HttpRequest, attribute: SchemaAttributeDocument) {
  const id = schemaIdOf(request)
  const path = `/schemas/${id}`
  return {
    ...toResource(request, attribute, {
      self: `${path}/attributes/${attribute.id}`,
      schema: path,
    }),
    schemaType: 'CUSTOM',
    schema: { id },
  }
}
