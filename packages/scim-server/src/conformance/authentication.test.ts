import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { authentication } from './authentication.ts'
import { conforms } from './conforms.test-support.ts'
import { me } from './place.test-support.ts'
import { sampleOf } from './sample.test-support.ts'
import type { Via } from './via.test-support.ts'

conforms(authentication, {
  async 'no-credentials'(via) {
    for (const { way, status, challenge, body } of await askEverywhere(via, undefined)) {
      expect({ way, status, challenge }).toEqual({ way, status: 401, challenge: bare })
      if (way !== 'HEAD') expect(body).toMatchObject({ schemas: [URN.error], status: '401' })
    }
  },

  async 'no-error-code'(via) {
    for (const authorization of [undefined, 'Basic c2VjcmV0', 'Bearer', 'Bearer ', 'Bearersecret'])
      for (const { way, status, challenge } of await askEverywhere(via, authorization))
        expect({ way, status, challenge }).toEqual({ way, status: 401, challenge: bare })
  },

  async 'wrong-token'(via) {
    for (const authorization of ['Bearer secre', 'Bearer secrets', 'Bearer SECRET', 'bearer x y'])
      for (const { way, status, challenge } of await askEverywhere(via, authorization))
        expect({ way, status, challenge }).toEqual({
          way,
          status: 401,
          challenge: `${bare}, error="invalid_token"`,
        })
  },

  async 'scheme-in-any-case'(via) {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const client = await via.start()
      for (const way of via.ways) {
        await client.send('DELETE', '/Me')
        const { method, path, body } = sampleOf(way, {
          id: await createUser(client, me, work),
          userName: me,
        })
        const headers = { authorization: `${scheme} secret` }
        const { status } = await via.send(client, method, path, { body, headers })
        expect([way, scheme, status < 300]).toEqual([way, scheme, true])
      }
    }
  },

  async 'nothing-shown'(via) {
    const client = await via.start()
    const id = await createUser(client, me)
    const bodies = new Set<string>()
    for (const subject of [
      { id, userName: me },
      { id: 'none', userName: 'none' },
    ])
      for (const { method, path, body } of via.samples(subject)) {
        const headers = { authorization: undefined }
        const answer = await via.send(client, method, path, { body, headers })
        if (method !== 'HEAD') bodies.add(JSON.stringify([answer.status, answer.body]))
      }
    for (const path of ['/nowhere', '/Schemas', '/Schemas/none', '/ResourceTypes']) {
      const headers = { authorization: undefined }
      const answer = await via.send(client, 'GET', path, { headers })
      bodies.add(JSON.stringify([answer.status, answer.body]))
    }
    expect([...bodies]).toHaveLength(1)
  },

  async 'config-is-public'(via) {
    const client = await via.start()
    for (const method of ['GET', 'HEAD'])
      for (const authorization of [undefined, 'Bearer wrong']) {
        const options = { headers: { authorization } }
        const answer = await via.send(client, method, '/ServiceProviderConfig', options)
        expect(answer.status).toBe(200)
        if (method === 'GET')
          expect(answer.body.authenticationSchemes).toEqual([
            expect.objectContaining({
              type: 'oauthbearertoken',
              name: expect.stringMatching(/./),
              description: expect.stringMatching(/./),
            }),
          ])
      }
  },
})

const bare = 'Bearer realm="SCIM"'
const work = { emails: [{ value: 'ada@x.org', type: 'work' }] }

interface Refused {
  readonly way: string
  readonly status: number
  readonly challenge: string | null
  readonly body: unknown
}

/** Makes a request of each way with these credentials, and expects that nothing has changed. */
async function askEverywhere(via: Via, authorization?: string): Promise<readonly Refused[]> {
  const client = await via.start()
  const id = await createUser(client, me, work)
  const before = await stateOf(client)
  const refused: Refused[] = []
  for (const { way, method, path, body } of via.samples({ id, userName: me })) {
    const { status, headers, ...answer } = await via.send(client, method, path, {
      body,
      headers: { authorization },
    })
    const challenge = headers.get('www-authenticate')
    refused.push({ way, status, challenge, body: answer.body })
  }
  expect(await stateOf(client)).toEqual(before)
  return refused
}

async function stateOf(client: Client): Promise<unknown> {
  return (await client.send('GET', '/Users')).body
}
