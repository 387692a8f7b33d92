import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser, patchOf } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { errors } from './errors.ts'
import { me } from './place.test-support.ts'
import { sampleOf, type Sample } from './sample.test-support.ts'
import type { Via } from './via.test-support.ts'
import type { Way } from './ways.ts'

const work = { emails: [{ value: 'ada@x.org', type: 'work' }] }

conforms(errors, {
  async 'error-body'(via) {
    const client = await via.start()
    await createUser(client, 'ada')
    for (const { way, answer } of await failEverywhere(via, client)) {
      const { status, body } = outcomeIn(answer)
      expect({ way, body }).toEqual({
        way,
        body: {
          schemas: [URN.error],
          status: String(status),
          detail: expect.stringMatching(/./),
          ...(status === 400 && { scimType: expect.stringMatching(/^invalid(Value|Filter)$/) }),
        },
      })
      expect([way, status]).toEqual([way, body.scimType ? 400 : 404])
    }
    expect(client.failures).toEqual([])
  },

  async 'error-media-type'(via) {
    const client = await via.start()
    const failed = await failEverywhere(via, client)
    const id = await createUser(client, me, work)
    for (const { way, ...sample } of via.samples({ id, userName: me }))
      failed.push({ way, answer: await ask(via, client, sample) })
    expect(failed).toHaveLength(via.ways.length * 2)
    for (const { way, answer } of failed)
      expect([way, answer.status, answer.headers.get('content-type')]).toEqual([
        way,
        answer.status,
        'application/scim+json',
      ])
  },

  'request-media-type': (via) =>
    expectServed(via, [
      'application/scim+json',
      'Application/SCIM+json; charset=utf-8',
      'application/scim+json ;x="y"',
    ]),

  'request-plain-json': (via) =>
    expectServed(via, ['application/json', 'application/json; charset=UTF-8']),

  async 'request-other-type'(via) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    const before = (await client.send('GET', '/Users')).body
    for (const type of ['text/plain', 'application/xml', 'application/jsonx', ''])
      for (const { way, ...sample } of via.samples({ id, userName: me })) {
        const answer = await ask(via, client, sample, { 'content-type': type })
        expect({ way, type, status: answer.status, body: answer.body }).toMatchObject({
          way,
          type,
          status: 415,
          body: { schemas: [URN.error], status: '415' },
        })
      }
    expect((await client.send('GET', '/Users')).body).toEqual(before)
  },

  async 'error-syntax'(via) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    for (const body of ['', '{"userName":', '[]', '"ada"', 'null', '7', '{"a":1}x'])
      for (const { way, method, path } of via.samples({ id, userName: me }))
        expect({
          way,
          sent: body,
          ...(await via.send(client, method, path, { body })),
        }).toMatchObject({
          way,
          status: 400,
          body: { schemas: [URN.error], scimType: 'invalidSyntax' },
        })
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'error-encoding'(via) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    const before = (await client.send('GET', '/Users')).body
    for (const { way, method, path, body } of via.samples({ id, userName: me })) {
      const text = JSON.stringify(body)
        .replaceAll('Countess', 'Gräfin')
        .replace('userName pr', 'userName ne \\"ä\\"')
      expect(text).toContain('ä')
      const bytes = new Uint8Array(Buffer.from(text, 'latin1'))
      const answer = await via.send(client, method, path, { body: bytes })
      expect({ way, status: answer.status, type: answer.body.scimType }).toEqual({
        way,
        status: 400,
        type: 'invalidSyntax',
      })
    }
    expect((await client.send('GET', '/Users')).body).toEqual(before)
  },

  async 'error-unknown-path'(via) {
    const client = await via.start()
    for (const [method, path] of [
      ['GET', '/Devices'],
      ['GET', '/users'],
      ['GET', '/Users/a/b'],
      ['GET', '/Users/%zz'],
      ['POST', '/Devices'],
      ['PUT', '/Devices/1'],
      ['PATCH', '/Devices/1'],
      ['DELETE', '/Devices/1'],
    ] as const) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      expect(await via.send(client, method, path, { body })).toMatchObject({
        status: 404,
        body: { schemas: [URN.error], status: '404' },
      })
    }
  },

  async 'error-method'(via) {
    const client = await via.start()
    for (const [method, path, allow] of [
      ['PUT', '/Users', 'GET, HEAD, POST'],
      ['PATCH', '/Groups', 'GET, HEAD, POST'],
      ['DELETE', '/Users', 'GET, HEAD, POST'],
      ['POST', '/Users/some', 'GET, HEAD, PUT, PATCH, DELETE'],
      ['POST', '/Schemas', 'GET, HEAD'],
      ['GET', '/Bulk', 'POST'],
    ] as const) {
      const { status, headers, body } = await via.send(client, method, path)
      expect([method, path, status, body.status, headers.get('allow')]).toEqual([
        ...[method, path, 405, '405', allow],
      ])
    }
  },

  async 'error-too-large'(via) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    const title = 'x'.repeat(2 * 1024 * 1024)
    for (const { way, method, path, body } of via.samples({ id, userName: me }))
      expect({
        way,
        ...(await via.send(client, method, path, { body: { ...body, title } })),
      }).toMatchObject({
        way,
        status: 413,
        body: { schemas: [URN.error], status: '413' },
      })
    const operations = Array.from({ length: 1001 }, () => ({ op: 'remove', path: 'emails' }))
    for (const path of [`/Users/${id}`, '/Me'])
      expect(await via.send(client, 'PATCH', path, { body: patchOf(...operations) })).toMatchObject(
        {
          status: 413,
          body: { status: '413' },
        },
      )
    expect((await client.send('GET', '/Users')).body).toMatchObject({
      totalResults: 1,
      Resources: [work],
    })
  },

  async 'error-hostile'(via) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    const before = (await client.send('GET', '/Users')).body
    for (const { way, method, path, body } of via.samples({ id, userName: me }))
      for (const text of hostileBodies(way, JSON.stringify(body))) {
        const answer = await via.send(client, method, path, { body: text })
        const shown = text.slice(0, 300)
        expect({ way, shown, status: outcomeIn(answer).status }).toEqual({
          way,
          shown,
          status: 400,
        })
      }
    expect((await client.send('GET', '/Users')).body).toEqual(before)
    expect(Object.keys(Object.prototype)).toEqual([])
  },
})

const deep = `${'['.repeat(9999)}${']'.repeat(9999)}`
const members = [
  `"name":${deep}`,
  '"__proto__":{"active":true}',
  '"name":{"__proto__":{}}',
  '"constructor":{"prototype":{}}',
  '"name":{"prototype":{}}',
]
const paths = ['__proto__', 'constructor', 'constructor.prototype', 'name.__proto__', 'prototype']

/** The body of a valid request, with names and values that harm a server that trusts them. */
function hostileBodies(way: Way, good: string): readonly string[] {
  const operation = /\{"op":"add".*?\}(?=\])/
  const isIn = (value: string) => good.replace(operation, `{"op":"add",${value}}`)
  const bodies = way.endsWith('without path')
    ? members.map((member) => isIn(`"value":{${member}}`))
    : way.includes('PATCH')
      ? [
          `"path":"name","value":${deep}`,
          ...paths.map((path) => `"path":"${path}","value":{}`),
        ].map(isIn)
      : members.map((member) => good.replace(/"schemas":\["[^"]*User"\]/, `$&,${member}`))
  for (const body of bodies) expect(body).not.toBe(good)
  return bodies
}

function ask(
  via: Via,
  client: Client,
  { method, path, body }: Sample,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return via.send(client, method, path, { ...(body && { body }), headers })
}

interface Failed {
  readonly way: Way
  readonly answer: Answer
}

/** Makes a failing request of each way: for a resource that does not exist, without a name, or with a malformed filter. */
async function failEverywhere(via: Via, client: Client): Promise<Failed[]> {
  const failed: Failed[] = []
  for (const way of via.ways) {
    const { method, path, body } = sampleOf(way, { id: 'none', userName: 'none' })
    const text = JSON.stringify(body ?? {})
      .replaceAll(/"userName":"[^"]*",/g, '')
      .replace('"userName pr"', '"("')
    const at = /^(|\/Users)(\?.*)?$/.test(path) && method === 'GET' ? malformed(path) : path
    const answer = await via.send(client, method, at, body && { body: text })
    failed.push({ way, answer })
  }
  return failed
}

function malformed(path: string): string {
  const [endpoint, query = ''] = path.split('?')
  return `${endpoint}?${query.replace(/filter=[^&]*/, '')}&filter=(`
}

/** Returns the outcome of the operation of a bulk request, or the answer itself. */
function outcomeIn({ status, body }: Answer): Pick<Answer, 'status' | 'body'> {
  const [outcome] = body.Operations ?? []
  return outcome ? { status: Number(outcome.status), body: outcome.response } : { status, body }
}

/** Expects requests of each way to succeed with these media types. */
async function expectServed(via: Via, types: readonly string[]): Promise<void> {
  for (const type of types) {
    const client = await via.start()
    const id = await createUser(client, me, work)
    const accept = type.split(';')[0]?.trim() ?? ''
    for (const { way, ...sample } of via.samples({ id, userName: me })) {
      const answer = await ask(via, client, sample, { 'content-type': type, accept })
      expect([way, type, outcomeIn(answer).status < 300]).toEqual([way, type, true])
    }
  }
}
