import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { deleting } from './deleting.ts'
import { me } from './place.test-support.ts'
import { sampleOf } from './sample.test-support.ts'
import { expectAccepted } from './via.test-support.ts'
import { deletions } from './ways.ts'

conforms(deleting, {
  async 'deleted-status'(via) {
    const client = await via.start()
    for (const { way, answer } of await via.remove(client))
      expect({ way, ...answer }).toMatchObject({ way, status: 204, body: undefined })
  },

  async 'deleted-is-gone'(via) {
    const client = await via.start()
    for (const { path } of await via.remove(client)) {
      const id = path.split('/').at(-1) ?? ''
      for (const way of via.ways) {
        const { method, path: at, body } = sampleOf(way, { id, userName: me })
        const answer = await via.send(client, method, at, { body })
        const status = way.startsWith('Bulk')
          ? Number(answer.body.Operations[0].status)
          : answer.status
        expect({ way, status }).toEqual({ way, status: 404 })
        const error = way.startsWith('Bulk') ? answer.body.Operations[0].response : answer.body
        if (way !== 'HEAD') expect(error).toMatchObject({ schemas: [URN.error], status: '404' })
      }
    }
  },

  async 'deleted-is-omitted'(via) {
    for (const _ of deletions) {
      const client = await via.start()
      const kept = await createUser(client, 'kept')
      await via.remove(client)
      for (const parameters of [
        {},
        { filter: 'userName pr', sortBy: 'userName' },
        { filter: `userName eq "${me}" or userName eq "kept"` },
        { filter: 'not (title pr)' },
      ])
        for (const { way, body } of await via.query(client, '/Users', parameters)) {
          const ids = body.Resources.map(({ id }: { id: string }) => id)
          expect({ way, total: body.totalResults, ids }).toEqual({ way, total: 1, ids: [kept] })
        }
    }
  },

  async 'deleted-name-is-free'(via) {
    const client = await via.start()
    const again = { userName: me, externalId: 'X1' }
    const prepare = async () => void (await via.remove(client, { base: { externalId: 'X1' } }))
    await expectAccepted(via.write(client, again, { prepare }), again)
  },

  async 'deleted-member'(via) {
    const client = await via.start()
    const kept = await createUser(client, 'grace')
    const groups: string[] = []
    const prepare = async (path: string) => {
      const id = path.split('/').at(-1) ?? ''
      groups.push(await createGroup(client, 'Engineers', [id, kept]))
    }
    await via.remove(client, { prepare })
    for (const group of groups) expect(await memberIdsOf(client, group)).toEqual([kept])
    expect(groups).toHaveLength(deletions.length)
  },
})
