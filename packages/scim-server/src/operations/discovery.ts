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

/** A resource that describes the server, as it is before it has a location. */
interface Description {
  readonly id: string
  readonly [attribute: string]: unknown
}

/** A kind of descriptions: where they are served, and which there are. */
export interface Catalogue {
  readonly resourceType: 'ResourceType' | 'Schema'
  readonly path: '/ResourceTypes' | '/Schemas'
  readonly descriptions: readonly Description[]
}

/** The resource types of a server (RFC 7643 §6). */
export function catalogueTypes({ resourceTypes }: Service): Catalogue {
  return {
    resourceType: 'ResourceType',
    path: '/ResourceTypes',
    descriptions: resourceTypes.map(describeResourceType),
  }
}

/** The schemas of its resources (RFC 7643 §7), each once however many types use it. */
export function catalogueSchemas({ resourceTypes }: Service): Catalogue {
  const schemas = resourceTypes.flatMap(({ schema, extensions }) => [
    schema,
    ...extensions.map((extension) => extension.schema),
  ])
  const byId = new Map(schemas.map((schema) => [schema.id, describeSchema(schema)]))
  return { resourceType: 'Schema', path: '/Schemas', descriptions: [...byId.values()] }
}

/**
 * Tells what the server can do.
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
      // A password is taken with every write of a user, though the server has no sign-on.
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

/** Lists the descriptions of a catalogue, all of them (RFC 7644 §4). */
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

// A filter must not make a client believe that an endpoint or a schema is missing (RFC 7644 §4).
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
