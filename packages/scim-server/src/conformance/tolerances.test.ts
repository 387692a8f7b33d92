import { toleranceRecords, URN, type Tolerance } from '@pingone-sandbox/scim'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { list } from '../test/listing.ts'
import { createUser, patchOf } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { tolerances } from './tolerances.ts'
import { expectRefused, type Via } from './via.test-support.ts'
import { groups, users } from './write.test-support.ts'

interface PatchCase {
  readonly resourceType: string
  readonly resource: Readonly<Record<string, unknown>>
  readonly operations: readonly object[]
  readonly result?: Readonly<Record<string, unknown>>
  readonly tolerance?: Tolerance
  readonly strict?: string
}

interface ResourceCase {
  readonly resourceType: 'User' | 'Group'
  readonly sent: Readonly<Record<string, unknown>>
  readonly result: Readonly<Record<string, unknown>>
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
    async (via: Via) => {
      if (places.includes('PATCH')) await showInPatch(via, id)
      if (places.includes('resource')) await showInResource(via, id)
    },
  ]),
) as Record<Tolerance, (via: Via) => Promise<void>>

conforms(tolerances, {
  ...tests,
  async 'boolean-as-string'(via) {
    await tests['boolean-as-string'](via)
    await showInQuery(via)
  },
  'nested-remove-value': showNestedRemoval,
  async 'op-in-any-case'(via) {
    await tests['op-in-any-case'](via)
    await showInBulk(via, 'op-in-any-case', { method: 'post' })
  },
  async 'stray-members'(via) {
    await showInBulk(via, 'stray-members', { name: 'addUser' })
    await showStrayMembersOfPatch(via)
  },
})

/** Sends a deviation to a server that tolerates it and to one that does not. */
async function showInPatch(via: Via, id: Tolerance): Promise<void> {
  const about = cases.filter(({ tolerance }) => tolerance === id)
  expect(about.length).toBeGreaterThan(0)
  const forgiving = await via.start()
  const strict = await startStrict(via, id)
  for (const { resource, operations, result = {}, strict: scimType } of about) {
    const { userName: name, ...base } = resource
    const prepare = () => free(forgiving, result['userName'])
    const { userName, ...others } = result
    const expected = userName === name ? others : result
    await expectTaken(via.patch(forgiving, operations, { base, prepare }), expected)
    await expectRefused(via.patch(strict, operations, { base }), { ...(scimType && { scimType }) })
  }
}

/** Sends a whole resource with POST and PUT. */
async function showInResource(via: Via, id: Tolerance): Promise<void> {
  const about = resourceCases.filter(({ tolerance }) => tolerance === id)
  expect(about.length).toBeGreaterThan(0)
  const forgiving = await via.start()
  const strict = await startStrict(via, id)
  for (const { resourceType, sent, result, strict: scimType } of about) {
    const isUser = resourceType === 'User'
    const target = isUser ? users : groups
    const only = (way: string) => /POST|PUT/.test(way) && (isUser || !way.startsWith('/Me'))
    // Sends only the attributes of the case.
    const attributes = { schemas: undefined, [target.name]: undefined, ...sent }
    const prepare = () => free(forgiving, sent['userName'] ?? 'ada')
    await expectTaken(via.write(forgiving, attributes, { target, only, prepare }), result)
    await expectRefused(via.write(strict, attributes, { target, only }), { scimType })
  }
}

async function expectTaken(
  writes: ReturnType<Via['write']>,
  { id: _id, ...result }: PatchCase['resource'],
): Promise<void> {
  for (const { way, answer, usual, body } of await writes) {
    expect({ way, status: answer.status, said: answer.body }).toMatchObject({ way, status: usual })
    expect({ way, body }).toMatchObject({ way, body: result })
  }
}

/** Deletes the user of a name, so that another one can have it. */
async function free(client: Client, userName: unknown): Promise<void> {
  const filter = `userName eq ${JSON.stringify(userName ?? '')}`
  const { body } = await list(client, '/Users', { filter })
  for (const { id } of body.Resources ?? []) await client.send('DELETE', `/Users/${id}`)
}

function startStrict(via: Via, id: Tolerance): Promise<Client> {
  return via.start({ tolerances: { [id]: false } })
}

async function showInBulk(via: Via, id: Tolerance, member: object): Promise<void> {
  const data = { schemas: [URN.user], userName: 'ada' }
  for (const [isTolerated, status] of [
    [true, 200],
    [false, 400],
  ] as const) {
    const client = await via.start({ tolerances: { [id]: isTolerated } })
    const operation = { method: 'POST', path: '/Users', bulkId: 'b1', data, ...member }
    const body = { schemas: [URN.bulkRequest], Operations: [operation] }
    const answer = await via.send(client, 'POST', '/Bulk', { body })
    expect(answer.status).toBe(status)
    if (!isTolerated) expect(answer.body.scimType).toBe('invalidSyntax')
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(isTolerated ? 1 : 0)
  }
}

async function showStrayMembersOfPatch(via: Via): Promise<void> {
  const operation = { op: 'replace', path: 'title', value: 'Countess' }
  const id = 'stray-members'
  const strange = [{ ...operation, name: 'addMember' }]
  await expectTaken(via.patch(await via.start(), strange), { title: 'Countess' })
  await expectRefused(via.patch(await startStrict(via, id), strange), { scimType: 'invalidSyntax' })
  for (const [isTolerated, status] of [
    [true, 200],
    [false, 400],
  ] as const) {
    const client = await via.start({ tolerances: { [id]: isTolerated } })
    const path = `/Users/${await createUser(client, 'ada')}`
    const body = { ...patchOf(operation), note: 'x' }
    const answer = await via.send(client, 'PATCH', path, { body })
    expect(answer.status).toBe(status)
    if (!isTolerated) expect(answer.body.scimType).toBe('invalidSyntax')
  }
}

async function showInQuery(via: Via): Promise<void> {
  for (const isTolerated of [true, false]) {
    const client = await via.start({ tolerances: { 'boolean-as-string': isTolerated } })
    for (const filter of [
      'active eq "True"',
      'emails[primary eq "True"]',
      'not (emails.primary eq "True")',
    ])
      for (const { way, status, body } of await via.query(client, '/Users', { filter }))
        expect({ way, filter, status, type: body.scimType }).toEqual({
          way,
          filter,
          status: isTolerated ? 200 : 400,
          type: isTolerated ? undefined : 'invalidFilter',
        })
  }
}

/** This form is used for members only, and these must exist. */
async function showNestedRemoval(via: Via): Promise<void> {
  for (const isTolerated of [true, false]) {
    const client = await via.start({ tolerances: { 'nested-remove-value': isTolerated } })
    const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
    const members = [{ value: ada }, { value: grace }]
    const operation = { op: 'remove', path: 'members', value: { members: [{ value: ada }] } }
    const patched = via.patch(client, [operation], {
      target: groups,
      base: { members },
      only: (way) => !way.startsWith('/Me'),
    })
    if (!isTolerated) await expectRefused(patched, { scimType: 'invalidValue' })
    else
      for (const { way, answer, body } of await patched)
        expect({ way, status: answer.status, members: body.members }).toMatchObject({
          way,
          status: 204,
          members: [{ value: grace }],
        })
  }
}

function readCases<Case>(name: string): readonly Case[] {
  const folder = new URL(`../../../../fixtures/${name}/`, import.meta.url)
  return readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case,
  )
}
