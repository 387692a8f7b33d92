import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toExpress } from '@pingone-sandbox/http/express'
import { createScimServer, scimServerCollections } from '@pingone-sandbox/scim-server'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import express from 'express'
import { groupIdOf, idOf, personOf, token } from '../people.ts'
import { announce, seededGroups, size } from './announce.ts'

// The reference server of this project, in memory or, with `file` as the second argument, on disk.
const folder =
  process.argv[3] === 'file' ? mkdtempSync(join(tmpdir(), 'pingone-sandbox-bench-')) : undefined
if (folder !== undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let nextId = ''
let created = size
const store = createSqliteStore({
  collections: scimServerCollections,
  ...(folder !== undefined && { file: join(folder, 'scim.db') }),
})
const { router } = createScimServer({
  store,
  token,
  newId: () => nextId || idOf(created++),
  onFailure: (error) => {
    throw error
  },
})

for (let index = 0; index < size; index++) await create('/Users', idOf(index), personOf(index))
for (const members of seededGroups) {
  const values = Array.from({ length: members }, (_, index) => ({ value: idOf(index) }))
  const group = { displayName: `Group of ${members}`, members: values }
  await create('/Groups', groupIdOf(members), group)
}
nextId = ''
announce(express().disable('x-powered-by').use(toExpress(router)).listen(0, '127.0.0.1'))

/** Seeds through the server's own front door, without the network. */
async function create(endpoint: string, id: string, resource: object): Promise<void> {
  nextId = id
  const response = await router.handle({
    method: 'POST',
    base: 'http://127.0.0.1',
    path: `/scim/v2${endpoint}`,
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify(resource),
  })
  if (response.status !== 201) throw new Error(`Seeding failed: ${JSON.stringify(response)}`)
}
