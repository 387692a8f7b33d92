import {
  declareAttributes,
  type Directory,
  emptyDirectory,
  fillDirectory,
} from './directory-story.ts'
import type { StrictClient } from './strict-client.ts'

export interface Setting {
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where users are provisioned to. */
  readonly target: string
  readonly targetToken: string
  readonly waitForIdle: () => Promise<void>
}

const environment = '/v1/environments/:environmentId'
const propagation = `${environment}/propagation`

/** What an administrator does once, with every route of the Platform API. */
export async function administer(client: StrictClient, setting: Setting): Promise<void> {
  await signIn(client, setting)
  const directory = await fillDirectory(client)
  await declareAttributes(client)
  const { rule, cleanUp } = await provision(client, { ...setting, ...directory })
  await lookAtSync(client, { rule, ...directory })
  await cleanUp()
  await emptyDirectory(client, directory)
}

async function signIn(client: StrictClient, setting: Setting) {
  client.remember({ environmentId: setting.environmentId })
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: setting.clientId,
    client_secret: setting.clientSecret,
  })
  for (const base of ['/as', '/:environmentId/as']) {
    const { access_token: token } = await client.succeed(`POST ${base}/token`, { body })
    await client.succeed(`GET ${base}/jwks`)
    await client.succeed(`GET ${base}/.well-known/openid-configuration`)
    client.remember({ token })
  }
  await client.succeed('GET /v1/environments')
  await client.succeed('GET /v1/environments', { query: { limit: '1', filter: 'name sw "S"' } })
  await client.succeed(`GET ${environment}`)
}

async function provision(client: StrictClient, setting: Setting & Directory) {
  const plan = await keep(client, 'plans', { name: 'Plan' })
  const { _embedded } = await client.succeed(`GET ${propagation}/stores`)
  const source = _embedded.stores.find(({ type }: { type: string }) => type === 'directory')
  const connection = connectionTo(setting.target, setting.targetToken)
  await client.succeed(`POST ${propagation}/stores/connection/status`, {
    body: connection,
    headers: { 'content-type': 'application/vnd.pingidentity.connection.check+json' },
  })
  await client.succeed(`POST ${propagation}/storeMetadata/:type`, {
    params: { type: 'scim' },
    body: {},
  })
  const target = await keep(client, 'stores', connection)
  const input = {
    name: 'Rule',
    active: true,
    plan: { id: plan.id },
    sourceStore: { id: source.id },
    targetStore: { id: target.id },
    populationExpression: 'username pr',
    groups: [{ id: setting.groupId }],
  }
  const rule = await keep(client, 'rules', input)
  const ofPlan = { params: { planId: plan.id } }
  const { plan: _, ...withoutPlan } = input
  const idle = { ...withoutPlan, name: 'Idle rule', active: false, groups: [] }
  const other = await client.succeed(`POST ${propagation}/plans/:planId/rules`, {
    ...ofPlan,
    body: idle,
  })
  await client.succeed(`GET ${propagation}/plans/:planId/rules`, ofPlan)

  const ofRule = { params: { ruleId: rule.id } }
  const mappings: string[] = []
  for (const [sourceAttribute, targetAttribute] of [
    ['username', 'userName'],
    ['email', 'workEmail'],
    ['enabled', 'active'],
  ]) {
    const body = { sourceAttribute, targetAttribute }
    const made = await client.succeed(`POST ${propagation}/rules/:ruleId/mappings`, {
      ...ofRule,
      body,
    })
    mappings.push(made.id)
    for (const alias of ['mappings', 'mapping']) {
      await client.succeed(`GET ${propagation}/${alias}/:id`, { params: { id: made.id } })
      await client.succeed(`PUT ${propagation}/${alias}/:id`, { params: { id: made.id }, body })
    }
  }
  await client.succeed(`GET ${propagation}/rules/:ruleId/mappings`, ofRule)

  await client.succeed(`POST ${propagation}/revisions`)
  const revision = await client.succeed(`POST ${propagation}/revisions`)
  for (const id of ['id:latest', revision.id])
    await client.succeed(`GET ${propagation}/revisions/:id`, { params: { id } })
  await setting.waitForIdle()
  for (const collection of ['rules', 'stores'])
    await client.succeed(`GET ${propagation}/${collection}`)

  async function cleanUp() {
    for (const [index, id] of mappings.entries()) {
      const alias = index === 0 ? 'mapping' : 'mappings'
      await client.succeed(`DELETE ${propagation}/${alias}/:id`, { params: { id } })
    }
    for (const [collection, id] of [
      ['rules', rule.id],
      ['rules', other.id],
      ['stores', target.id],
      ['plans', plan.id],
    ])
      await client.succeed(`DELETE ${propagation}/${collection}/:id`, { params: { id } })
    await client.succeed(`POST ${propagation}/revisions`)
    await setting.waitForIdle()
  }
  return { rule: rule.id as string, cleanUp }
}

/** An enabled connection. */
export const connectionTo = (target: string | undefined, token: string) => ({
  name: 'Target',
  type: 'scim',
  status: 'ACTIVE',
  configuration: {
    SCIM_URL: target,
    SCIM_VERSION: '2.0',
    USERS_RESOURCE: '/Users',
    GROUPS_RESOURCE: '/Groups',
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    OAUTH_ACCESS_TOKEN: token,
    USER_FILTER: 'username Eq "%s"',
    UNIQUE_USER_IDENTIFIER: 'userName',
  },
})

/** Creates, lists, reads and replaces a record of identity propagation. */
async function keep(client: StrictClient, collection: string, body: object) {
  const path = `${propagation}/${collection}`
  const created = await client.succeed(`POST ${path}`, { body })
  const one = { params: { id: created.id } }
  await client.succeed(`GET ${path}`)
  await client.succeed(`GET ${path}`, { query: { limit: '1' } })
  await client.succeed(`GET ${path}/:id`, one)
  return client.succeed(`PUT ${path}/:id`, { ...one, body })
}

async function lookAtSync(
  client: StrictClient,
  { rule: ruleId, userId, groupId }: Directory & { readonly rule: string },
) {
  const lists = `${propagation}/rules/:ruleId`
  await client.succeed(`GET ${lists}/syncedGroups`, { params: { ruleId } })
  await client.succeed(`GET ${lists}/syncedGroups`, { params: { ruleId }, query: { limit: '1' } })
  const ofGroup = { params: { ruleId, subjectId: groupId } }
  await client.succeed(`GET ${lists}/syncedGroups/:subjectId`, ofGroup)
  for (const [subjects, subjectId] of [
    ['users', userId],
    ['groups', groupId],
  ] as const) {
    const path = `${environment}/${subjects}/:subjectId/syncedRules`
    await client.succeed(`GET ${path}/:ruleId`, { params: { subjectId, ruleId } })
  }
}
