import { addEve, removeBob, titleOperation } from '../observe.ts'
import { createUser, patchOf } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfPatches = {
  'no-patch': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const { status } = await client.send('PATCH', `/Users/${id}`, {
        body: patchOf(titleOperation),
      })
      const { body } = await client.send('GET', '/ServiceProviderConfig')
      return [status, body.patch.supported]
    },
    right: [200, true],
    wrong: [501, false],
  },
  'filtered-remove-ignored': {
    observe: removeBob,
    right: 1,
    wrong: 2,
  },
  'filtered-remove-clears-all': {
    observe: removeBob,
    right: 1,
    wrong: 0,
  },
  'add-replaces-list': {
    observe: addEve,
    right: 3,
    wrong: 1,
  },
  'member-add-lost': {
    observe: addEve,
    right: 3,
    wrong: 2,
  },
  'string-is-true': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { active: 'False' })
      const created = await client.send('GET', `/Users/${id}`)
      const patched = await client.send('PATCH', `/Users/${id}`, {
        body: patchOf({ op: 'replace', path: 'active', value: 'False' }),
      })
      return [created.body.active, patched.body.active]
    },
    right: [false, false],
    wrong: [true, true],
  },
} as const satisfies Cases
