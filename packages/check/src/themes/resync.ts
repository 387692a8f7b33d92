import { memberOf, resourcesIn, type Json } from '../wire/resource.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Theme } from './theme.ts'
import { Unplayable } from './unplayable.ts'

/** What a Full Resync, and a read right after a write, make of what the endpoint shows. */
export const resync: Theme = {
  id: 'resync',
  title: 'Full Resync',
  checks: [
    {
      id: 'resync.unchanged',
      title: 'A Full Resync without differences writes nothing',
      needs:
        'GET /Users/{id} shows each mapped attribute as it was sent, so that PingOne has nothing to write.',
      section: rfc(7644, '3.4.1'),
      fix: ['Store what a PUT has, and show it in each answer with the same values.'],
      after: ['users.create'],
      async prepare({ createUser, settle, endpoint, username, targetId }) {
        const ada = await createUser('ada', { primaryPhone: '+1 512 555 0100' })
        await settle()
        // The first read after a write may show the state before it: that is another finding.
        await endpoint.read('User', (await targetId(ada)) ?? '')
        await endpoint.find('User', username('ada'))
      },
      play: async ({ control, ruleId }) => void (await control.resync(ruleId)),
      async judge({ sent, differences }) {
        const writes = sent.filter(({ request }) => request.method !== 'GET')
        if (writes.length === 0) return undefined
        return {
          verdict: 'remark',
          cause: 'rewritten',
          summary: 'A Full Resync writes a user again, although nothing has changed in PingOne.',
          next: 'PingOne writes each such user again with each Full Resync.',
          details: differences.map(({ message }) => message),
          exchanges: writes.map(({ id }) => id),
        }
      },
    },
    {
      id: 'resync.restore',
      title: 'A Full Resync restores a value that another client has changed',
      needs: 'PingOne reads the user, sees the other value, and writes its own.',
      section: rfc(7644, '3.5.1'),
      fix: ['Show the stored values in GET /Users/{id}, whichever client has written them.'],
      about: ['name'],
      after: ['users.change', 'resync.unchanged'],
      prepare: (scene) => changeGivenName('ada', 'Changed', scene),
      play: async ({ control, ruleId }) => void (await control.resync(ruleId)),
    },
    {
      id: 'resync.read-after-write',
      title: 'A Full Resync right after a create',
      needs:
        'Once a write is answered, each read and each search shows it: PingOne may read at any time.',
      section: rfc(7644, '3.3'),
      fix: ['Answer reads from where writes go, not from a copy that follows later.'],
      after: ['users.create', 'users.find-nothing', 'users.change-at-once'],
      async play({ createUser, control, ruleId, settle }) {
        await createUser('bob')
        await settle()
        await control.resync(ruleId)
      },
    },
  ],
}

/** Changes the given name of a user at the endpoint as another client would. Throws `Unplayable` where no request does. */
async function changeGivenName(key: string, givenName: string, scene: Scene): Promise<void> {
  const { endpoint } = scene
  const id = (await scene.targetId(scene.user(key))) ?? ''
  const nameNow = async () => {
    const [user = {}] = resourcesIn((await endpoint.read('User', id)).body)
    return { user, name: (memberOf(user, 'name') ?? {}) as Json }
  }
  await endpoint.patch('User', id, [{ op: 'replace', path: 'name.givenName', value: givenName }])
  const { user, name } = await nameNow()
  if (memberOf(name, 'givenName') === givenName) return
  await endpoint.replace('User', id, { ...user, name: { ...name, givenName } })
  if (memberOf((await nameNow()).name, 'givenName') !== givenName)
    throw new Unplayable('the endpoint lets no other client than PingOne change a name')
}
