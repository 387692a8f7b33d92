import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { schemaAttributeInput } from '../contract/index.ts'
import type { Directory } from '../directory/directory.ts'
import type { SchemaAttributeDocument } from '../directory/documents.ts'
import { NotFoundError } from '../directory/errors.ts'
import { mergePatch, withoutBlanks } from '../directory/json.ts'
import { sourceUserType } from '../directory/schema.ts'
import { hal, toCollection, toResource, wholeListing } from './hal.ts'
import { param, readInput, readObject } from './request-reading.ts'

const COLLECTION = '/v1/environments/:environmentId/schemas'
const ATTRIBUTES = `${COLLECTION}/:schemaId/attributes`
const ATTRIBUTE = `${ATTRIBUTES}/:attributeId`

/** Every environment has one schema, that of its users; PingOne gives each an id of its own. */
const userSchemaId = '7f1d0a3c-5b0e-4b6f-9d52-3a1c6e2b8f04'

/** What cannot be changed in any way; the other attributes that come with PingOne are standard ones. */
const core = ['username', 'population', 'enabled', 'createdAt', 'updatedAt']

/** The schema of users and its attributes. @see {@link https://developer.pingidentity.com/pingone-api/platform/schemas.html} */
export function schemaRoutes({ schemaAttributes }: Directory): readonly Route[] {
  const replace = async (request: HttpRequest, body: unknown) => {
    const input = schemaAttributeInput.parse(body)
    const replaced = await schemaAttributes.replace(...keyOf(request), input)
    return hal(200, representCustom(request, replaced))
  }

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: (request) =>
        hal(200, toCollection(request, 'schemas', wholeListing([representSchema(request)]))),
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
        return hal(200, toCollection(request, 'attributes', wholeListing(items)))
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
        const standard = standardAttributes(request).find(
          ({ id }) => id === param(request, 'attributeId'),
        )
        if (standard) return hal(200, standard)
        return hal(200, representCustom(request, await schemaAttributes.get(...keyOf(request))))
      },
    },
    {
      method: 'PUT',
      path: ATTRIBUTE,
      handle: async (request) => replace(request, withoutBlanks(readObject(request))),
    },
    {
      method: 'PATCH',
      path: ATTRIBUTE,
      handle: async (request) => {
        const before = await schemaAttributes.get(...keyOf(request))
        return replace(request, mergePatch(before, readObject(request)))
      },
    },
    {
      method: 'DELETE',
      path: ATTRIBUTE,
      handle: async (request) => {
        await schemaAttributes.delete(...keyOf(request))
        return noContent()
      },
    },
  ]
}

function checkSchema(request: HttpRequest): void {
  const id = param(request, 'schemaId')
  if (id !== userSchemaId) throw new NotFoundError('schema', id)
}

function keyOf(request: HttpRequest): [environmentId: string, attributeId: string] {
  checkSchema(request)
  return [param(request, 'environmentId'), param(request, 'attributeId')]
}

function representSchema(request: HttpRequest) {
  const environmentId = param(request, 'environmentId')
  const self = `/schemas/${userSchemaId}`
  return toResource(
    request,
    { id: userSchemaId, environmentId, name: 'User', description: 'The schema of users' },
    { self, attributes: `${self}/attributes` },
  )
}

function representCustom(request: HttpRequest, attribute: SchemaAttributeDocument) {
  return {
    ...toResource(request, attribute, {
      self: `/schemas/${userSchemaId}/attributes/${attribute.id}`,
      schema: `/schemas/${userSchemaId}`,
    }),
    schemaType: 'CUSTOM',
    schema: { id: userSchemaId },
  }
}

/** The attributes that come with PingOne; their ids are their names, since nothing can be done to them. */
function standardAttributes(request: HttpRequest) {
  const environmentId = param(request, 'environmentId')
  return sourceUserType.schema.attributes
    .filter(({ name }) => name !== 'environmentId' && name !== 'memberOfGroups')
    .map(({ name, description, type, multiValued, required, subAttributes }) => ({
      ...toResource(
        request,
        {
          id: name,
          environmentId,
          name,
          description,
          type: wireTypes[type] ?? 'STRING',
          enabled: true,
          required,
          unique: name === 'username',
          multiValued,
        },
        { self: `/schemas/${userSchemaId}/attributes/${name}`, schema: `/schemas/${userSchemaId}` },
      ),
      ...(subAttributes && {
        subAttributes: subAttributes.map((sub) => ({ name: sub.name, type: 'STRING' })),
      }),
      schemaType: core.includes(name) ? 'CORE' : 'STANDARD',
      schema: { id: userSchemaId },
    }))
}

const wireTypes: Readonly<Record<string, string>> = { complex: 'COMPLEX', boolean: 'BOOLEAN' }
