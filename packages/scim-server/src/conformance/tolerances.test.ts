import { readdirSync, readFileSync } from 'node:fs'
import { toleranceRecords, URN, type Tolerance } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { tolerances } from './tolerances.ts'

interface PatchCase {
  readonly resourceType: string
  readonly resource: Readonly<Record<string, unknown>>
  readonly operations: readonly object[]
  readonly result?: object
  readonly tolerance?: Tolerance
  readonly strict?: string
}

interface ResourceCase {
  readonly resourceType: 'User' | 'Group'
  readonly sent: Readonly<Record<string, unknown>>
  readonly result: object
  readonly tolerance: Tolerance
  readonly strict: string
}

const cases = readCases<PatchCase>('patch').filter(
  ({ resourceType, result }) => resourceType === 'User' && result,
)

const resourceCases = readCases<ResourceCase>('resources')

const tests = Object.fromEntries(
  toleranceRecords.map(({ id, places }) => [
    id,
    async () => {
      if (places.includes('PATCH')) await showInPatch(id)
      if (places.includes('resource')) await showInResource(id)
    },
  ]),
) as Record<Tolerance, () => Promise<void>>

conforms(tolerances, {
  ...tests,
  async 'boolean-as-string'() {
    await tests['boolean-as-string']()
    await showInQuery()
  },
  'nested-remove-value': showNestedRemoval,
  async 'op-in-any-case'() {
    await tests['op-in-any-case']()
    await showInBulk('op-in-any-case', { method: 'post' })
  },
  async 'stray-members'() {
    await showInBulk('stray-members', { name: 'addUser' })
    await showStrayMembersOfPatch()
  },
})

/** Sends what a tolerance is for, to a server that has it and to one that does not. */
async function showInPatch(id: Tolerance): Promise<void> {
  const about = cases.filter(({ tolerance }) => tolerance === id)
  expect(about.length).toBeGreaterThan(0)
  for (const each of about) {
    const { userName, ...attributes } = each.resource
    const forgiving = await startServer()
    const strict = await startServer({ tolerances: { [id]: false } })
    const [tolerated, refused] = await Promise.all(
      [forgiving, strict].map(async (client) => {
        const user = await createUser(client, String(userName), attributes)
        return client.send('PATCH', `/Users/${user}`, { body: patchOf(...each.operations) })
      }),
    )
    const { id: _id, ...result } = each.result as Record<string, unknown>
    expect(tolerated).toMatchObject({ status: 200, body: result })
    expect(refused).toMatchObject({ status: 400, body: { scimType: each.strict } })
  }
}

/** Sends a whole resource with POST and PUT, by itself and in a bulk request. */
async function showInResource(id: Tolerance): Promise<void> {
  const about = resourceCases.filter(({ tolerance }) => tolerance === id)
  expect(about.length).toBeGreaterThan(0)
  for (const { resourceType, sent, result, strict } of about) {
    const path = `/${resourceType}s`
    const refusal = { schemas: [URN.error], status: '400', scimType: strict }
    for (const isTolerated of [true, false]) {
      const client = await startServer({ tolerances: { [id]: isTolerated } })
      const created = await client.send('POST', path, { body: sent })
      if (isTolerated) expect(created).toMatchObject({ status: 201, body: result })
      else expect(created).toMatchObject({ status: 400, body: refusal })

      const one = `${path}/${isTolerated ? created.body.id : await createPlain(client, resourceType)}`
      const before = await client.send('GET', one)
      const put = await client.send('PUT', one, { body: sent })
      if (isTolerated) expect(put).toMatchObject({ status: 200, body: result })
      else expect(put).toMatchObject({ status: 400, body: refusal })

      const bulk = await sendBulk(client, [
        { method: 'POST', path, bulkId: 'b1', data: renamed(sent) },
        { method: 'PUT', path: one, data: sent },
      ])
      expect(bulk.body.Operations).toMatchObject(
        isTolerated
          ? [{ status: '201' }, { status: '200' }]
          : [
              { status: '400', response: refusal },
              { status: '400', response: refusal },
            ],
      )
      if (!isTolerated) expect((await client.send('GET', one)).body).toEqual(before.body)
    }
  }
}

/** User names are unique, so a second user has another one. */
function renamed(sent: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      key === 'userName' || key.endsWith(':userName') ? 'grace-'.concat(String(value)) : value,
    ]),
  )
}

function createPlain(client: Client, resourceType: string): Promise<string> {
  return resourceType === 'User' ? createUser(client, 'plain') : createGroup(client, 'Plain')
}

function sendBulk(client: Client, operations: readonly object[], others: object = {}) {
  const body = { schemas: [URN.bulkRequest], ...others, Operations: operations }
  return client.send('POST', '/Bulk', { body })
}

async function showInBulk(id: Tolerance, member: object): Promise<void> {
  const data = { schemas: [URN.user], userName: 'ada' }
  for (const [isTolerated, status] of [
    [true, 200],
    [false, 400],
  ] as const) {
    const client = await startServer({ tolerances: { [id]: isTolerated } })
    const operation = { method: 'POST', path: '/Users', bulkId: 'b1', data, ...member }
    const answer = await sendBulk(client, [operation])
    expect(answer.status).toBe(status)
    if (!isTolerated) expect(answer.body.scimType).toBe('invalidSyntax')
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(isTolerated ? 1 : 0)
  }
}

async function showStrayMembersOfPatch(): Promise<void> {
  const operation = { op: 'replace', path: 'title', value: 'Countess' }
  const patch = patchOf(operation)
  for (const body of [{ ...patch, note: 'x' }, patchOf({ ...operation, name: 'addMember' })])
    for (const [isTolerated, status] of [
      [true, 200],
      [false, 400],
    ] as const) {
      const client = await startServer({ tolerances: { 'stray-members': isTolerated } })
      const id = await createUser(client, 'ada')
      const answer = await client.send('PATCH', `/Users/${id}`, { body })
      expect(answer.status).toBe(status)
      if (!isTolerated) expect(answer.body.scimType).toBe('invalidSyntax')
    }
}

async function showInQuery(): Promise<void> {
  for (const filter of [
    'active eq "True"',
    'emails[primary eq "True"]',
    'not (emails.primary eq "True")',
  ])
    for (const [isTolerated, status] of [
      [true, 200],
      [false, 400],
    ] as const) {
      const client = await startServer({ tolerances: { 'boolean-as-string': isTolerated } })
      const query = `filter=${encodeURIComponent(filter)}`
      const search = { body: { schemas: [URN.searchRequest], filter } }
      for (const answer of [
        await client.send('GET', `/Users?${query}`),
        await client.send('GET', `?${query}`),
        await client.send('POST', '/Users/.search', search),
      ]) {
        expect(answer.status).toBe(status)
        if (!isTolerated) expect(answer.body.scimType).toBe('invalidFilter')
      }
    }
}

/** Only members come so, and they have to exist. */
async function showNestedRemoval(): Promise<void> {
  for (const [isTolerated, status, left] of [
    [true, 204, 1],
    [false, 400, 2],
  ] as const) {
    const client = await startServer({ tolerances: { 'nested-remove-value': isTolerated } })
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const id = await createGroup(client, 'Staff', [ada, grace])
    const value = { members: [{ value: ada }] }
    const body = patchOf({ op: 'remove', path: 'members', value })
    expect((await client.send('PATCH', `/Groups/${id}`, { body })).status).toBe(status)
    expect(await memberIdsOf(client, id)).toHaveLength(left)
  }
}

function readCases<Case>(name: string): readonly Case[] {
  const folder = new URL(`../../../../fixtures/${name}/`, import.meta.url)
  return readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case,
  )
}
