import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, onTestFinished } from 'vitest'
import { scimServerCollections } from '../collections.ts'
import { createGroup, createUser } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { directories } from './directories.ts'

conforms(directories, {
  async 'directory-base'() {
    const client = await startTenants()
    const created = await at(client, 'acme', 'POST', '/Users', { userName: 'ada' })
    expect(created.status).toBe(201)
    const location = created.headers.get('location')
    expect(location).toContain(`${client.origin}/acme/scim/v2/Users/`)
    expect(await created.json()).toMatchObject({ meta: { location } })
  },

  async 'directory-isolation'() {
    const client = await startTenants()
    const id = await createUser(client, 'ada')
    expect((await at(client, 'acme', 'GET', `/Users/${id}`)).status).toBe(404)
    expect(await (await at(client, 'acme', 'GET', '/Users')).json()).toMatchObject({
      totalResults: 0,
    })
    expect((await at(client, 'acme', 'POST', '/Users', { userName: 'ada' })).status).toBe(201)
    expect((await at(client, 'acme', 'POST', '/Users', { userName: 'Ada' })).status).toBe(409)
    expect((await at(client, 'acme', 'DELETE', `/Users/${id}`)).status).toBe(404)
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'directory-token'() {
    const client = await startTenants()
    expect((await at(client, 'acme', 'GET', '/Users', undefined, 'secret')).status).toBe(401)
    const headers = { authorization: 'Bearer of-acme' }
    expect((await client.send('GET', '/Users', { headers })).status).toBe(401)
  },

  async 'directory-default'() {
    const client = await startTenants()
    const id = await createUser(client, 'ada')
    const answer = await at(client, 'default', 'GET', `/Users/${id}`, undefined, 'secret')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ id, userName: 'ada' })
  },

  async persistence() {
    const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-scim-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const open = () =>
      createSqliteStore({ collections: scimServerCollections, file: join(folder, 'scim.db') })

    const before = await startServer({ store: open() })
    const id = await createUser(before, 'ada')
    await createGroup(before, 'Engineers', [id])
    const written = await before.send('GET', `/Users/${id}`)
    await before.store.close()
    const after = await startServer({ store: open() })
    const read = await after.send('GET', `/Users/${id}`)

    expect(written.body.groups).toHaveLength(1)
    const moved = JSON.stringify(read.body).replaceAll(after.origin, before.origin)
    expect(JSON.parse(moved)).toEqual(written.body)
    expect(read.headers.get('etag')).toBe(written.headers.get('etag'))
  },
})

function startTenants(): Promise<Client> {
  return startServer({ directories: [{ name: 'acme', token: 'of-acme' }] })
}

/** Asks a directory by its own path and, unless another is given, with its own token. */
function at(
  { origin }: Client,
  directory: string,
  ...[method, path, resource, token = `of-${directory}`]: [string, string, object?, string?]
): Promise<Response> {
  return fetch(`${origin}/${directory}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(resource && { body: JSON.stringify({ schemas: [URN.user], ...resource }) }),
  })
}
