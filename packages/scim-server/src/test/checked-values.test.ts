import { readResourceTypes, URN } from '@pingone-sandbox/scim'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)
const resourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))
const BADGE = 'urn:example:params:scim:schemas:extension:2.0:Badge'

/** Sends attributes of a user in each way, and returns the status and the user afterwards. */
async function sendEverywhere(client: Client, attributes: Readonly<Record<string, unknown>>) {
  const user = (userName: string) => ({ schemas: [URN.user], userName, ...attributes })
  const ids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => createUser(client, name)))
  const patches = Object.entries(attributes).map(([path, value]) => ({
    op: 'replace',
    path,
    value,
  }))
  const operations = [
    { method: 'POST', path: '/Users', bulkId: 'new', data: user('f') },
    { method: 'PUT', path: `/Users/${ids[3]}`, data: user('d') },
    { method: 'PATCH', path: `/Users/${ids[4]}`, data: patchOf(...patches) },
  ]
  const bulk = await client.send('POST', '/Bulk', {
    body: { schemas: [URN.bulkRequest], Operations: operations },
  })
  return [
    await client.send('POST', '/Users', { body: user('g') }),
    await client.send('PUT', `/Users/${ids[0]}`, { body: user('a') }),
    await client.send('PATCH', `/Users/${ids[1]}`, { body: patchOf(...patches) }),
    await client.send('PATCH', `/Users/${ids[2]}`, {
      body: patchOf({ op: 'add', value: attributes }),
    }),
    ...(await Promise.all(
      bulk.body.Operations.map(async ({ status, location, response }: Record<string, string>) => ({
        status: Number(status),
        body: location ? await read(client, location, response) : response,
      })),
    )),
  ] as { readonly status: number; readonly body: Record<string, unknown> }[]
}

async function read(client: Client, location: string, response: unknown) {
  return (
    response ?? (await client.send('GET', location.slice(`${client.origin}/scim/v2`.length))).body
  )
}

it.each([
  ['binary data that is no base64', { x509Certificates: [{ value: '***' }] }],
  ['binary data in base64url', { x509Certificates: [{ value: 'a-_9' }] }],
  ['a reference that is no URI', { profileUrl: 'not a uri' }],
  ['a reference in an element', { photos: [{ value: 'a picture of Ada' }] }],
  [
    'a reference of an extension',
    { [URN.enterpriseUser]: { manager: { value: 'm', $ref: 'a b' } } },
  ],
  ['30 February', { [BADGE]: { number: 'B1', validUntil: '2026-02-30T00:00:00Z' } }],
  [
    '29 February of another year',
    { [BADGE]: { number: 'B1', validUntil: '2025-02-29T00:00:00Z' } },
  ],
  ['31 April', { [BADGE]: { number: 'B1', validUntil: '2026-04-31T00:00:00Z' } }],
])('refuses %s in every way in', async (_, attributes) => {
  const client = await startServer({ resourceTypes })
  const answers = await sendEverywhere(client, attributes)
  expect(answers).toHaveLength(7)
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
})

it('keeps the same value of the same type once, in every way in', async () => {
  const client = await startServer()
  const answers = await sendEverywhere(client, {
    emails: [
      { value: 'ada@example.com', type: 'work' },
      { value: 'ADA@example.com', type: 'Work', primary: true },
      { value: 'ada@example.com', type: 'home' },
    ],
    addresses: [
      { locality: 'London', type: 'home' },
      { locality: 'London', type: 'home' },
      { locality: 'Paris', type: 'home' },
    ],
  })
  expect(answers).toHaveLength(7)
  for (const { body } of answers) {
    expect(body['emails']).toEqual([
      { value: 'ADA@example.com', type: 'Work', primary: true },
      { value: 'ada@example.com', type: 'home' },
    ])
    expect(body['addresses']).toEqual([
      { locality: 'London', type: 'home' },
      { locality: 'Paris', type: 'home' },
    ])
  }
})

it('keeps a value with a type beside the same value without one', async () => {
  const client = await startServer()
  const emails = [{ value: 'ada@example.com', type: 'work' }, { value: 'ada@example.com' }]
  const body = { schemas: [URN.user], userName: 'ada', emails: [...emails, ...emails] }
  const created = await client.send('POST', '/Users', { body })
  expect(created.body.emails).toEqual(emails)
  const put = await client.send('PUT', `/Users/${created.body.id}`, { body })
  expect(put.body).toEqual(created.body)
})

it('makes one of two elements that a PATCH makes equal', async () => {
  const client = await startServer()
  const emails = [
    { value: 'ada@example.com', type: 'work', primary: true },
    { value: 'ada@example.org', type: 'home' },
  ]
  const id = await createUser(client, 'ada', { emails })
  const { body } = await client.send('PATCH', `/Users/${id}`, {
    body: patchOf(
      { op: 'replace', path: 'emails[type eq "home"].value', value: 'ada@example.com' },
      { op: 'replace', path: 'emails[type eq "home"].type', value: 'work' },
    ),
  })
  expect(body.emails).toEqual([{ value: 'ada@example.com', type: 'work', primary: true }])
})
