import type { Handler, HttpRequest } from '@pingone-sandbox/http'
import {
  listResponse,
  ScimError,
  URN,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from '@pingone-sandbox/scim'
import type { Service } from '../directory/service.ts'
import { respond } from '../response/respond.ts'

/** A resource that describes the server, without its location. */
interface Description {
  readonly id: string
  readonly [attribute: string]: unknown
}

/** The descriptions at one endpoint. */
export interface Catalogue {
  readonly resourceType: 'ResourceType' | 'Schema'
  readonly path: '/ResourceTypes' | '/Schemas'
  readonly descriptions: readonly Description[]
}

/** Returns the descriptions of a server's resource types (RFC 7643 §6). */
export function catalogueTypes({ resourceTypes }: Service): Catalogue {
  return {
    resourceType: 'ResourceType',
    path: '/ResourceTypes',
    descriptions: resourceTypes.map(describeResourceType),
  }
}

/** Returns the descriptions of a server's schemas (RFC 7643 §7), each once. */
export function catalogueSchemas({ resourceTypes }: Service): Catalogue {
  const schemas = resourceTypes.flatMap(({ schema, extensions }) => [
    schema,
    ...extensions.map((extension) => extension.schema),
  ])
  const byId = new Map(schemas.map((schema) => [schema.id, describeSchema(schema)]))
  return { resourceType: 'Schema', path: '/Schemas', descriptions: [...byId.values()] }
}

/**
 * Answers with the capabilities of the server.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-5 RFC 7643 §5}
 */
export function describeServer({ basePath, features, limits }: Service): Handler {
  return ({ base }) =>
    respond(200, {
      schemas: [URN.serviceProviderConfig],
      patch: { supported: features.patch },
      bulk: {
        supported: features.bulk,
        maxOperations: features.bulk ? limits.bulkOperations : 0,
        maxPayloadSize: features.bulk ? limits.bulkPayload : 0,
      },
      filter: { supported: true, maxResults: limits.maximumPageSize },
      // Every write of a user accepts a password, although the server has no sign-on.
      changePassword: { supported: true },
      sort: { supported: true },
      etag: { supported: true },
      // RFC 9865 §4; cursors never expire here, so there is no cursorTimeout.
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: limits.defaultPageSize,
        maxPageSize: limits.maximumPageSize,
      },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'OAuth Bearer Token',
          description: 'A bearer token in the Authorization header.',
          specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
          primary: true,
        },
      ],
      meta: {
        resourceType: 'ServiceProviderConfig',
        location: `${base}${basePath}/ServiceProviderConfig`,
      },
    })
}

/** Lists all descriptions of a catalogue (RFC 7644 §4). */
export function listDescriptions({ basePath }: Service, catalogue: Catalogue): Handler {
  return (request) => {
    refuseFilter(request)
    const resources = catalogue.descriptions.map((description) =>
      locate(description, catalogue, `${request.base}${basePath}`),
    )
    return respond(200, listResponse({ resources, totalResults: resources.length, startIndex: 1 }))
  }
}

/** Returns one description by its id (RFC 7644 §4). */
export function readDescription({ basePath }: Service, catalogue: Catalogue): Handler {
  return (request) => {
    refuseFilter(request)
    const { id = '' } = request.params
    const description = catalogue.descriptions.find((each) => each.id === id)
    if (!description) throw new ScimError(404, `There is no ${catalogue.resourceType} ${id}.`)
    return respond(200, locate(description, catalogue, `${request.base}${basePath}`))
  }
}

/** Refuses a filter, because its result would suggest that an endpoint or a schema is missing (RFC 7644 §4). */
function refuseFilter({ query, path }: HttpRequest): void {
  if (query.has('filter')) throw new ScimError(403, `${path} cannot be filtered.`)
}

function locate(description: Description, { resourceType, path }: Catalogue, base: string): object {
  const location = `${base}${path}/${description.id}`
  return { ...description, meta: { resourceType, location } }
}

function describeResourceType({
  schema,
  extensions,
  ...type
}: ResourceTypeDefinition): Description {
  return {
    schemas: [URN.resourceType],
    id: type.name,
    ...type,
    schema: schema.id,
    schemaExtensions: extensions.map(({ schema: { id }, required }) => ({ schema: id, required })),
  }
}

function describeSchema(schema: SchemaDefinition): Description {
  return { schemas: [URN.schema], ...schema }
}
