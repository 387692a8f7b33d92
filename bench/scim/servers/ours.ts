import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toExpress } from '@pingone-sandbox/http/express'
import {
  createScimServer,
  fillStore,
  scimServerCollections,
  type NewResource,
} from '@pingone-sandbox/scim-server'
import { userResourceType } from '@pingone-sandbox/scim'
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

await fillStore(store, people(), { type: userResourceType })
for (const members of seededGroups) {
  const values = Array.from({ length: members }, (_, index) => ({ value: idOf(index) }))
  const group = { displayName: `Group of ${members}`, members: values }
  await createGroup(groupIdOf(members), group)
}
nextId = ''
announce(express().disable('x-powered-by').use(toExpress(router)).listen(0, '127.0.0.1'))

function* people(): Generator<NewResource> {
  for (let index = 0; index < size; index++) yield { id: idOf(index), attributes: personOf(index) }
}

/** Creates a group with a request, without the network. */
async function createGroup(id: string, resource: object): Promise<void> {
  nextId = id
  const response = await router.handle({
    method: 'POST',
    base: 'http://127.0.0.1',
    path: '/scim/v2/Groups',
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify(resource),
  })
  if (response.status !== 201) throw new Error(`Seeding failed: ${JSON.stringify(response)}`)
}
