import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { scimServerCollections } from '../directory/collections.ts'
import { createGroup, createUser } from '../test/provision.ts'
import { sendTo, startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { directories } from './directories.ts'
import { me } from './place.test-support.ts'
import { expectAccepted, expectRefused, type Via } from './via.test-support.ts'

conforms(directories, {
  async 'directory-base'(via) {
    const { acme } = await startDirectories(via)
    const base = `${acme.origin}/acme/scim/v2/Users/`
    for (const { way, answer, body } of await via.write(acme, { title: 'Countess' })) {
      const location = `${base}${body.id}`
      expect({ way, location: body.meta.location }).toEqual({ way, location })
      expect(answer.headers.get('location')).toBe(location)
    }
    const path = `/Users/${(await acme.send('GET', '/Me')).body.id}`
    for (const { way, body } of await via.read(acme, path))
      expect({ way, location: body.meta.location }).toEqual({ way, location: `${base}${body.id}` })
  },

  async 'directory-isolation'(via) {
    const { plain, acme } = await startDirectories(via)
    const id = await createUser(plain, 'ada', { emails: [{ value: 'a', type: 'work' }] })
    const before = (await plain.send('GET', '/Users')).body
    for (const { way, method, path, body } of via.samples({ id, userName: 'ada' })) {
      const answer = await via.send(acme, method, path, body && { body })
      const [operation] = answer.body?.Operations ?? []
      const found = answer.body?.totalResults
      const status = Number(operation?.status ?? answer.status)
      expect([way, status, found]).toEqual(found === 0 ? [way, 200, 0] : [way, 404, undefined])
    }
    expect((await plain.send('GET', '/Users')).body).toEqual(before)
  },

  async 'directory-uniqueness'(via) {
    const { plain, acme } = await startDirectories(via)
    await createUser(plain, 'ada')
    for (const way of via.ways) {
      const only = (each: string) => each === way
      const name = (number: number) => ({ userName: `ada-${number}` })
      for (const { body } of await via.write(acme, name, { only }))
        await createUser(plain, body.userName)
    }
    await createUser(acme, 'ada')
    for (const client of [plain, acme])
      await expectRefused(via.write(client, { userName: 'Ada' }), {
        status: 409,
        scimType: 'uniqueness',
      })
  },

  async 'directory-token'(via) {
    const { plain, acme } = await startDirectories(via)
    for (const [client, token] of [
      [plain, 'of-acme'],
      [acme, 'secret'],
    ] as const) {
      const id = await createUser(client, me, { emails: [{ value: 'a', type: 'work' }] })
      const before = (await client.send('GET', '/Users')).body
      const headers = { authorization: `Bearer ${token}` }
      for (const { way, method, path, body } of via.samples({ id, userName: me })) {
        const { status } = await via.send(client, method, path, { headers, ...(body && { body }) })
        expect([way, status]).toEqual([way, 401])
      }
      expect((await client.send('GET', '/Users')).body).toEqual(before)
    }
  },

  async 'directory-default'(via) {
    const { plain } = await startDirectories(via)
    const named = at(plain, 'default', 'secret')
    await expectAccepted(via.write(named, { title: 'Countess' }), { title: 'Countess' })
    await plain.send('DELETE', '/Me')
    const path = `/Users/${await createUser(plain, me)}`
    for (const client of [plain, named])
      for (const { way, body } of await via.read(client, path))
        expect({ way, body }).toMatchObject({ way, body: { userName: me } })
  },

  async persistence(via) {
    const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-scim-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const open = () =>
      createSqliteStore({ collections: scimServerCollections, file: join(folder, 'scim.db') })

    const before = await startServer({ store: open(), me })
    const path = `/Users/${await createUser(before, me)}`
    await createGroup(before, 'Engineers', [path.split('/').at(-1) ?? ''])
    const written = await before.send('GET', path)
    await before.store.close()
    const after = await startServer({ store: open(), me })

    expect(written.body.groups).toHaveLength(1)
    for (const { way, body } of await via.read(after, path)) {
      const moved = JSON.stringify(body).replaceAll(after.origin, before.origin)
      expect({ way, body: JSON.parse(moved) }).toEqual({ way, body: written.body })
    }
    const read = await after.send('GET', path)
    expect(read.headers.get('etag')).toBe(written.headers.get('etag'))
  },
})

interface Directories {
  readonly plain: Client
  readonly acme: Client
}

async function startDirectories(via: Via): Promise<Directories> {
  const plain = await via.start({ directories: [{ name: 'acme', token: 'of-acme' }] })
  return { plain, acme: at(plain, 'acme', 'of-acme') }
}

/** A client of a directory, which sends to its own path with its own token. */
function at(client: Client, directory: string, token: string): Client {
  return {
    ...client,
    send: (method, path, options) =>
      sendTo(`${client.origin}/${directory}/scim/v2${path}`, method, {
        ...options,
        headers: { authorization: `Bearer ${token}`, ...options?.headers },
      }),
  }
}
