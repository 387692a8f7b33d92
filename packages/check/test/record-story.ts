import type { OutboundRequest, Transport } from '@pingone-sandbox/pingone'
import {
  startRecordedTenant,
  type RecordedTenant,
  type RecordedTenantOptions,
} from './recorded-tenant.ts'
import type { Recorded } from './capture-formats.ts'

const userSchemas = ['urn:ietf:params:scim:schemas:core:2.0:User']

type Answer = Awaited<ReturnType<Transport>>

const answer = (status: number, body: object, headers = {}): Promise<Answer> =>
  Promise.resolve({
    response: {
      status,
      headers: { 'content-type': 'application/scim+json', ...headers },
      body: JSON.stringify(body),
    },
  })

const rows = (...resources: readonly object[]) =>
  answer(200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  })

const isLookupOf =
  (name: string) =>
  ({ method, url }: OutboundRequest) =>
    method === 'GET' && url.includes('filter=') && url.includes(`%22${name}%22`)
const isCreateOf =
  (name: string) =>
  ({ method, body }: OutboundRequest) =>
    method === 'POST' && body?.includes(`"userName":"${name}"`) === true

/** Plays a life of users and groups that shows each choice of the client, and returns the requests. */
export async function recordStory(options: RecordedTenantOptions): Promise<readonly Recorded[]> {
  await using tenant = await startRecordedTenant(options)
  await tenant.settle()
  await tenant.testConnection()
  await showUsers(tenant)
  await showAnswers(tenant)
  await showGroups(tenant)
  await tenant.control.resync(tenant.ruleId)
  await tenant.settle()
  await tenant.hire('zoe')
  return tenant.recorded
}

async function showUsers(tenant: RecordedTenant): Promise<void> {
  await tenant.asOther('POST', '/Users', {
    ...{ schemas: userSchemas, userName: 'cleo', nickName: 'Countess' },
    emails: [{ type: 'work', value: 'old@example.com' }, { type: 'home' }],
  })
  await tenant.hire('ada')
  await tenant.hire('ben')
  await tenant.hire('cleo')
  await tenant.change('ada', { name: { given: 'Augusta', family: 'Lovelace' } })
  await tenant.hire('eve', { enabled: false })
  // The target loses two users: one changes, the other leaves.
  for (const { id, userName } of await tenant.list('/Users'))
    if (userName === 'ben') await tenant.asOther('DELETE', `/Users/${String(id)}`)
  await tenant.change('ben', { name: { given: 'Benedict', family: 'Lovelace' } })
  await tenant.hire('fay')
  for (const { id, userName } of await tenant.list('/Users'))
    if (userName === 'fay') await tenant.asOther('DELETE', `/Users/${String(id)}`)
  await tenant.administrator.deleteUser(tenant.idOf('fay'))
  await tenant.settle()
  await tenant.hire('gil')
}

/** Answers that the client takes in one way or another. */
async function showAnswers(tenant: RecordedTenant): Promise<void> {
  const once = (
    matches: (request: OutboundRequest) => boolean,
    answered: () => Promise<Answer>,
  ) => {
    let isOver = false
    tenant.intervene((request) => {
      if (isOver || !matches(request)) return undefined
      isOver = true
      return answered()
    })
  }
  const refusal = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] }
  once(isCreateOf('hal'), () => answer(409, { ...refusal, status: '409', scimType: 'uniqueness' }))
  await tenant.hire('hal')
  once(isCreateOf('ida'), () => answer(429, { ...refusal, status: '429' }, { 'retry-after': '3' }))
  await tenant.hire('ida')

  const [one, other] = [await foreigner(tenant, 'jo-1'), await foreigner(tenant, 'jo-2')]
  once(isLookupOf('jo'), () => rows({ ...one, userName: 'jo' }, { ...other, userName: 'jo' }))
  await tenant.hire('jo')
  once(isLookupOf('kim'), async () => rows(await foreigner(tenant, 'someone')))
  await tenant.hire('kim')
  tenant.intervene((request) => {
    const numbered = { schemas: userSchemas, id: 4711, userName: 'lou' }
    if (isLookupOf('lou')(request)) return rows(numbered)
    if (!request.url.endsWith('/Users/4711')) return undefined
    return answer(200, { ...numbered, ...(JSON.parse(request.body ?? '{}') as object) })
  })
  await tenant.hire('lou')
  tenant.intervene()
  await tenant.hire('max')
  if (tenant.idOf('lou') !== '') await tenant.administrator.deleteUser(tenant.idOf('lou'))
  await tenant.settle()
}

const foreigner = (tenant: RecordedTenant, userName: string) =>
  tenant.asOther('POST', '/Users', { schemas: userSchemas, userName })

async function showGroups(tenant: RecordedTenant): Promise<void> {
  const { administrator, idOf } = tenant
  const team = await administrator.createGroup('Équipe Ärzte')
  for (const name of ['ada', 'cleo']) await administrator.addToGroup(idOf(name), team.id)
  const crew = await administrator.createGroup('Crew')
  await administrator.addToGroup(idOf('ada'), crew.id)
  await tenant.provisionGroups([team.id])
  await tenant.provisionGroups([team.id, crew.id])
  await administrator.addToGroup(idOf('max'), team.id)
  await tenant.settle()
  await administrator.removeFromGroup(idOf('cleo'), team.id)
  await tenant.settle()
  await administrator.call('PUT', `/groups/${crew.id}`, { name: 'Band' })
  await tenant.settle()
}

/** Plays changes of many users at once, so that their requests overlap, and returns the requests. */
export async function recordCrowd(profile: string): Promise<readonly Recorded[]> {
  await using tenant = await startRecordedTenant({ profile, concurrency: 6 })
  const { administrator, control, intervene, settle } = tenant
  const names = Array.from({ length: 9 }, (_, at) => `user${at + 1}`)
  await settle()
  await tenant.testConnection()
  const refused = new Set<string>()
  intervene((request) => {
    const name = ['user3', 'user5'].find((each) => isCreateOf(each)(request))
    if (name === undefined || refused.has(name)) return undefined
    refused.add(name)
    return answer(name === 'user3' ? 409 : 429, {})
  })
  const users = await Promise.all(names.map((name) => administrator.createUser(name)))
  await settle()
  intervene()
  for (const { id, userName } of await tenant.list('/Users'))
    if (userName === 'user2') await tenant.asOther('DELETE', `/Users/${String(id)}`)
  const name = { given: 'Augusta', family: 'King' }
  await Promise.all(users.map(({ id }) => administrator.updateUser(id, { name })))
  await settle()
  await control.resync(tenant.ruleId)
  await settle()
  await Promise.all(users.slice(0, 4).map(({ id }) => administrator.deleteUser(id)))
  await settle()
  await tenant.hire('zoe')
  return tenant.recorded
}
