import { readdirSync, readFileSync } from 'node:fs'
import { toleranceRecords, type Tolerance } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
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

const folder = new URL('../../../../fixtures/patch/', import.meta.url)
const cases = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PatchCase)
  .filter(({ resourceType, result }) => resourceType === 'User' && result)

const tests = Object.fromEntries(
  toleranceRecords.map(({ id }) => [id, () => showOnUsers(id)]),
) as Record<Tolerance, () => Promise<void>>

conforms(tolerances, { ...tests, 'nested-remove-value': showNestedRemoval })

/** Sends what a tolerance is for, to a server that has it and to one that does not. */
async function showOnUsers(id: Tolerance): Promise<void> {
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
