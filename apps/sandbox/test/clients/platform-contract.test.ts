import { afterAll, beforeAll, expect, it } from 'vitest'
import { composeSandbox } from '../../src/sandbox.ts'
import { administer, connectionTo } from './administrator-story.ts'
import { answers } from './client-answers.ts'
import { ACCEPT, decodableMediaType } from './client-rules.ts'
import { type Known, refusals, type Refused, unknownMember } from './refused-calls.ts'
import { createStrictClient, type StrictClient } from './strict-client.ts'

let composed: Awaited<ReturnType<typeof composeSandbox>>
let origin: string
let routes: readonly string[]
let known: Known | undefined
beforeAll(async () => {
  composed = await composeSandbox({ users: 0, console: false, port: 0, scimPort: 0 })
  origin = composed.sandbox.urls.auth
  routes = composed.listeners
    .flatMap(({ interfaces }) => interfaces)
    .flatMap(({ name, routes: own }) => (name === 'platform' ? own : []))
    .map(({ method, path }) => `${method} ${path}`)
})
afterAll(() => composed.sandbox.close())

const environment = '/v1/environments/:environmentId'

/** Makes what lists and bodies can be refused at. */
async function furnish(client: StrictClient): Promise<Known> {
  const { _embedded } = await client.succeed('GET /v1/environments')
  const administrators = _embedded.environments.find(
    ({ name }: { name: string }) => name === 'Administrators',
  )
  const schemas = await client.succeed(`GET ${environment}/schemas`)
  const create = async (path: string, body: object) =>
    (await client.succeed(`POST ${environment}${path}`, { body })).id as string
  const planId = await create('/propagation/plans', { name: 'Plan' })
  const { sandbox } = composed
  const stores = await client.succeed(`GET ${environment}/propagation/stores`)
  const ruleId = await create('/propagation/rules', {
    name: 'Rule',
    plan: { id: planId },
    sourceStore: { id: stores._embedded.stores[0].id },
    targetStore: {
      id: await create('/propagation/stores', connectionTo(sandbox.urls.scim, sandbox.token)),
    },
  })
  const userId = await create('/users', { username: 'known' })
  return {
    administratorsId: administrators.id,
    schemaId: schemas._embedded.schemas[0].id,
    planId,
    ruleId,
    userId,
    subjectId: userId,
    groupId: await create('/groups', { name: 'Known' }),
  }
}

async function signIn(): Promise<StrictClient> {
  const { environmentId, clientId, clientSecret } = composed.sandbox.credentials
  const client = createStrictClient(origin)
  client.remember({ environmentId })
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  client.remember({ token: (await client.succeed('POST /as/token', { body })).access_token })
  return client
}

it('lists what clients decode of each route', () => {
  expect(Object.keys(answers).toSorted()).toEqual(routes.toSorted())
})

it('answers each route in success as clients decode it', async () => {
  const { sandbox } = composed
  const client = createStrictClient(origin)
  await administer(client, {
    ...sandbox.credentials,
    target: sandbox.urls.scim ?? '',
    targetToken: sandbox.token,
    waitForIdle: () => sandbox.waitForIdle(),
  })
  expect(client.problems).toEqual([])
  expect([...client.succeeded].toSorted()).toEqual(routes.toSorted())
})

async function refuseEach(refusal: Refused): Promise<void> {
  const client = await signIn()
  known ??= await furnish(client)
  const asked = routes.filter(refusal.concerns)
  expect(asked).not.toEqual([])
  for (const route of asked) {
    const calls = refusal.calls(route, known)
    expect(calls, route).not.toEqual([])
    for (const call of calls) await client.fail(...call)
  }
  expect(client.problems).toEqual([])
}

it.each(refusals)('answers each route as clients decode errors: $name', refuseEach)

it('answers an unknown member with an error that clients decode', async () => {
  const setProfile = (choices: object) =>
    fetch(`${composed.sandbox.urls.control}/profile`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'current', choices }),
    })
  expect((await setProfile({ unknownKeys: 'refused' })).status).toBe(200)
  await refuseEach(unknownMember)
  await setProfile({})
})

it('would notice an answer that clients cannot decode', async () => {
  const { clientId } = composed.sandbox.credentials
  expect(decodableMediaType.test('application/hal+json;charset=UTF-8')).toBe(false)
  expect(decodableMediaType.test(ACCEPT)).toBe(true)
  const client = await signIn()
  const read = `GET ${environment}`
  await client.succeed(read, { headers: { accept: 'application/hal+json' } })
  await client.succeed(read, { params: { environmentId: clientId } })
  await client.fail(read, 404)
  expect(client.problems).toMatchObject([
    expect.stringContaining('the media type is application/hal+json'),
    expect.stringContaining('404'),
    expect.stringContaining('200 in place of 404'),
  ])
})
