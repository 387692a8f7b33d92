import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { authentication } from './authentication.ts'
import { conforms } from './conforms.test-support.ts'

conforms(authentication, {
  async 'no-credentials'() {
    const answer = await ask(await startServer(), '/Users')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="SCIM"')
    expect(await answer.json()).toMatchObject({ schemas: [URN.error], status: '401' })
  },

  async 'wrong-token'() {
    const client = await startServer()
    for (const authorization of ['Bearer secre', 'Bearer secrets', 'Basic c2VjcmV0', 'Bearer']) {
      const answer = await ask(client, '/Users', authorization)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
    }
  },

  async 'scheme-in-any-case'() {
    const client = await startServer()
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect((await ask(client, '/Users', `${scheme} secret`)).status).toBe(200)
  },

  async 'nothing-shown'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const shown = await Promise.all(
      [`/Users/${id}`, '/Users/none', '/nowhere', '/Schemas'].map(async (path) => {
        const answer = await ask(client, path)
        return { status: answer.status, body: await answer.text() }
      }),
    )
    expect(new Set(shown.map(({ status }) => status))).toEqual(new Set([401]))
    expect(new Set(shown.map(({ body }) => body)).size).toBe(1)
  },

  async 'config-is-public'() {
    const answer = await ask(await startServer(), '/ServiceProviderConfig')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      authenticationSchemes: [{ type: 'oauthbearertoken', name: expect.any(String) }],
    })
  },
})

function ask({ origin }: Client, path: string, authorization?: string): Promise<Response> {
  return fetch(`${origin}/scim/v2${path}`, { headers: authorization ? { authorization } : {} })
}
