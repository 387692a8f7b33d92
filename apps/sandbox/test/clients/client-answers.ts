import type { z } from 'zod'
import * as models from './client-models.ts'

const { listOf } = models
const environment = '/v1/environments/:environmentId'
const propagation = `${environment}/propagation`

/** A success of a route: its status, and what clients decode it as; none for an answer without a body. */
type Success = readonly [status: number, model?: z.ZodType]

/**
 * What clients decode each route of the Platform API as.
 *
 * A route that is not here fails the test, so that none is added without the clients' rules.
 */
export const answers: Readonly<Record<string, Success>> = {
  'POST /:environmentId/as/token': [200, models.token],
  'GET /:environmentId/as/jwks': [200, models.keys],
  'GET /:environmentId/as/.well-known/openid-configuration': [200, models.discovery],
  'POST /as/token': [200, models.token],
  'GET /as/jwks': [200, models.keys],
  'GET /as/.well-known/openid-configuration': [200, models.discovery],

  'GET /v1/environments': [200, listOf('environments', models.environment)],
  [`GET ${environment}`]: [200, models.environment],

  ...crud('/populations', 'populationId', ['populations', models.population]),
  ...crud('/users', 'userId', ['users', models.user]),
  [`PATCH ${environment}/users/:userId`]: [200, models.user],
  ...readAndReplace('/users/:userId/enabled', models.enabled),
  ...readAndReplace('/users/:userId/mfaEnabled', models.mfaEnabled),
  ...readAndReplace('/users/:userId/population', models.userPopulation),
  [`GET ${environment}/users/:userId/password`]: [200, models.password],
  ...crud('/groups', 'groupId', ['groups', models.group]),
  ...memberships('/users/:userId', 'groupId'),
  ...memberships('/groups/:groupId', 'memberOfGroupId'),

  [`GET ${environment}/schemas`]: [200, listOf('schemas', models.schema)],
  [`GET ${environment}/schemas/:schemaId`]: [200, models.schema],
  ...crud('/schemas/:schemaId/attributes', 'attributeId', ['attributes', models.schemaAttribute]),
  [`PATCH ${environment}/schemas/:schemaId/attributes/:attributeId`]: [200, models.schemaAttribute],

  ...crud('/propagation/plans', 'id', ['plans', models.plan]),
  ...crud('/propagation/stores', 'id', ['stores', models.store]),
  [`POST ${propagation}/stores/connection/status`]: [200],
  [`POST ${propagation}/storeMetadata/:type`]: [200, models.storeMetadata],
  ...crud('/propagation/rules', 'id', ['rules', models.rule]),
  [`GET ${propagation}/plans/:planId/rules`]: [200, listOf('rules', models.rule)],
  [`POST ${propagation}/plans/:planId/rules`]: [201, models.rule],
  [`GET ${propagation}/rules/:ruleId/mappings`]: [200, listOf('mappings', models.mapping)],
  [`POST ${propagation}/rules/:ruleId/mappings`]: [201, models.mapping],
  ...readAndReplace('/propagation/mappings/:id', models.mapping),
  [`DELETE ${propagation}/mappings/:id`]: [204],
  ...readAndReplace('/propagation/mapping/:id', models.mapping),
  [`DELETE ${propagation}/mapping/:id`]: [204],
  [`POST ${propagation}/revisions`]: [201, models.revision],
  [`GET ${propagation}/revisions/:id`]: [200, models.revision],
  [`GET ${propagation}/rules/:ruleId/syncedGroups`]: synced('syncedGroups'),
  [`GET ${propagation}/rules/:ruleId/syncedGroups/:subjectId`]: [200, models.syncedRule],
  [`GET ${environment}/users/:subjectId/syncedRules/:ruleId`]: [200, models.syncedRule],
  [`GET ${environment}/groups/:subjectId/syncedRules/:ruleId`]: [200, models.syncedRule],
}

function crud(
  path: string,
  id: string,
  [key, model]: readonly [string, z.ZodType],
): Record<string, Success> {
  const collection = environment + path
  return {
    [`GET ${collection}`]: [200, listOf(key, model)],
    [`POST ${collection}`]: [201, model],
    ...readAndReplace(`${path}/:${id}`, model),
    [`DELETE ${collection}/:${id}`]: [204],
  }
}

function readAndReplace(path: string, model: z.ZodType): Record<string, Success> {
  return {
    [`GET ${environment}${path}`]: [200, model],
    [`PUT ${environment}${path}`]: [200, model],
  }
}

function memberships(owner: string, id: string): Record<string, Success> {
  const path = `${environment}${owner}/memberOfGroups`
  return {
    [`GET ${path}`]: [200, listOf('groupMemberships', models.groupMembership)],
    [`POST ${path}`]: [201, models.groupMembership],
    [`GET ${path}/:${id}`]: [200, models.groupMembership],
    [`DELETE ${path}/:${id}`]: [204],
  }
}

function synced(key: string): Success {
  return [200, listOf(key, models.syncedRule)]
}
