import type { StrictClient } from './strict-client.ts'

const environment = '/v1/environments/:environmentId'

/** The ids of what a story has put into the directory. */
export interface Directory {
  readonly populationId: string
  readonly userId: string
  readonly groupId: string
  readonly outerId: string
}

/** Makes, reads and changes what a directory has. */
export async function fillDirectory(client: StrictClient): Promise<Directory> {
  const create = async (collection: string, body: object) =>
    (await client.succeed(`POST ${environment}/${collection}`, { body })).id as string
  const populationId = await create('populations', { name: 'Partners' })
  await client.succeed(`GET ${environment}/populations`, { query: { limit: '1' } })
  const ofPopulation = { params: { populationId } }
  await client.succeed(`GET ${environment}/populations/:populationId`, ofPopulation)
  const renamed = { ...ofPopulation, body: { name: 'Allies' } }
  await client.succeed(`PUT ${environment}/populations/:populationId`, renamed)

  const userId = await create('users', { username: 'ada', email: 'ada@example.com' })
  await client.succeed(`POST ${environment}/users`, {
    body: { username: 'bob', name: { given: 'Bob' }, population: { id: populationId } },
    headers: { 'content-type': 'application/vnd.pingidentity.user.import+json' },
  })
  const groupId = await create('groups', { name: 'Inner', description: 'Within the other.' })
  const outerId = await create('groups', { name: 'Outer' })
  const ofUser = { params: { userId } }
  const ofGroup = { params: { groupId } }

  const memberships = [
    ['/users/:userId', { userId }, 'groupId', groupId],
    ['/groups/:groupId', { groupId }, 'memberOfGroupId', outerId],
  ] as const
  for (const [owner, params, name, id] of memberships) {
    const path = `${environment}${owner}/memberOfGroups`
    await client.succeed(`POST ${path}`, { params, body: { id } })
    await client.succeed(`GET ${path}`, { params })
    const query = { expand: 'group', limit: '1', filter: 'type eq "DIRECT"' }
    await client.succeed(`GET ${path}`, { params, query })
    await client.succeed(`GET ${path}/:${name}`, { params: { ...params, [name]: id } })
  }

  const include = 'memberOfGroupIDs,memberOfGroupNames'
  for (const query of [{}, { limit: '1' }, { include, expand: 'population' }]) {
    await client.succeed(`GET ${environment}/users`, { query })
    await client.succeed(`GET ${environment}/users/:userId`, { ...ofUser, query })
  }
  for (const [method, body] of [
    ['PUT', { username: 'ada', email: 'ada@example.com', title: 'Countess' }],
    ['PATCH', { nickname: 'Ada' }],
  ] as const)
    await client.succeed(`${method} ${environment}/users/:userId`, { ...ofUser, body })
  for (const [state, body] of [
    ['enabled', { enabled: true }],
    ['mfaEnabled', { mfaEnabled: true }],
    ['population', { id: populationId }],
  ] as const) {
    await client.succeed(`PUT ${environment}/users/:userId/${state}`, { ...ofUser, body })
    await client.succeed(`GET ${environment}/users/:userId/${state}`, ofUser)
  }
  await client.succeed(`GET ${environment}/users/:userId/password`, ofUser)
  await client.succeed(`GET ${environment}/groups`)
  const counted = { ...ofGroup, query: { include: 'totalMemberCounts' } }
  await client.succeed(`GET ${environment}/groups/:groupId`, counted)
  await client.succeed(`PUT ${environment}/groups/:groupId`, {
    ...ofGroup,
    body: { name: 'Inner' },
  })
  return { populationId, userId, groupId, outerId }
}

/** Declares a custom attribute and reads every attribute that there is. */
export async function declareAttributes(client: StrictClient) {
  const { _embedded } = await client.succeed(`GET ${environment}/schemas`)
  const schemaId: string = _embedded.schemas[0].id
  await client.succeed(`GET ${environment}/schemas/:schemaId`, { params: { schemaId } })
  const path = `${environment}/schemas/:schemaId/attributes`
  const created = await client.succeed(`POST ${path}`, {
    params: { schemaId },
    body: { name: 'badge', type: 'STRING', enabled: true, unique: true },
  })
  const listed = await client.succeed(`GET ${path}`, { params: { schemaId } })
  for (const { id } of listed._embedded.attributes)
    await client.succeed(`GET ${path}/:attributeId`, { params: { schemaId, attributeId: id } })
  const one = { params: { schemaId, attributeId: created.id } }
  const body = { name: 'badge', type: 'STRING', enabled: true, description: 'The badge.' }
  await client.succeed(`PUT ${path}/:attributeId`, { ...one, body })
  await client.succeed(`PATCH ${path}/:attributeId`, { ...one, body: { unique: true } })
  await client.succeed(`DELETE ${path}/:attributeId`, one)
}

/** Deletes what was made. */
export async function emptyDirectory(client: StrictClient, ids: Directory) {
  const { populationId, userId, groupId, outerId } = ids
  const remove = (path: string, params: Record<string, string>) =>
    client.succeed(`DELETE ${environment}${path}`, { params })
  await remove('/users/:userId/memberOfGroups/:groupId', { userId, groupId })
  const nesting = { groupId, memberOfGroupId: outerId }
  await remove('/groups/:groupId/memberOfGroups/:memberOfGroupId', nesting)
  for (const id of [groupId, outerId]) await remove('/groups/:groupId', { groupId: id })
  const { _embedded } = await client.succeed(`GET ${environment}/users`)
  for (const { id } of _embedded.users) await remove('/users/:userId', { userId: id })
  await remove('/populations/:populationId', { populationId })
}
