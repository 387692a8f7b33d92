import type { HttpRequest } from '@pingone-sandbox/http'
import type { AttributeDefinition } from '@pingone-sandbox/scim'
import { v5 as nameUuid } from 'uuid'
import { sourceUserType } from '../directory/schema.ts'
import { toResource } from './hal.ts'
import { param } from './request-reading.ts'

/** What cannot be changed in any way; the other attributes that come with PingOne are standard ones. */
const core = ['username', 'population', 'enabled', 'createdAt', 'updatedAt']

/** The id of the schema of users: each environment has its own, and it is the same after each start. */
export function userSchemaId(environmentId: string): string {
  return nameUuid('schema', environmentId)
}

/** The attributes of users that come with PingOne, as their schema lists them. */
export function standardAttributes(request: HttpRequest) {
  const environmentId = param(request, 'environmentId')
  const schema = { id: userSchemaId(environmentId) }
  return sourceUserType.schema.attributes
    .filter(({ name }) => name !== 'environmentId' && name !== 'memberOfGroups')
    .map((attribute) => {
      const id = nameUuid(attribute.name, schema.id)
      const schemaType = core.includes(attribute.name) ? 'CORE' : 'STANDARD'
      const path = `/schemas/${schema.id}`
      return {
        ...toResource(
          request,
          { id, environmentId, ...describe(attribute) },
          { self: `${path}/attributes/${id}`, schema: path },
        ),
        ...(attribute.subAttributes && {
          subAttributes: attribute.subAttributes.map((each) => ({ ...describe(each), schemaType })),
        }),
        schemaType,
        schema,
      }
    })
}

function describe({ name, description, type, multiValued, required }: AttributeDefinition) {
  return {
    name,
    description,
    type: wireTypes[type] ?? 'STRING',
    enabled: true,
    required,
    unique: name === 'username',
    multiValued,
  }
}

const wireTypes: Readonly<Record<string, string>> = { complex: 'COMPLEX', boolean: 'BOOLEAN' }
