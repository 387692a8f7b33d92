import { URN } from '@pingone-sandbox/scim'
import { createdIn } from './created.ts'
import { judgeRemoved, readMembersOf } from './members.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'
import { Unplayable } from './unplayable.ts'

/** What *Group membership handling: Overwrite* does to a group that the endpoint has already. */
export const groupOverwrite: Theme = {
  id: 'group-overwrite',
  title: 'Group membership handling: Overwrite',
  isAboutGroups: true,
  configuration: { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
  checks: [
    {
      id: 'groups.overwrite',
      title: 'Overwrite removes a member that PingOne does not know',
      needs: 'PingOne replaces all members of the group. Those of another client are gone.',
      section: rfc(7644, '3.5.2.3'),
      fix: [
        'PATCH replace at members, and PUT, replace the whole list of members.',
        'Remove each value that the request does not have.',
      ],
      about: ['members'],
      after: ['users.create', 'groups.link', 'groups.member-add'],
      async prepare(scene) {
        const { endpoint, groupName, createUser, createAccount } = scene
        await createUser('ada')
        const value = await createAccount('guest')
        const { id = '' } = await endpoint.create('Group', {
          schemas: [URN.group],
          displayName: groupName('overwritten'),
          members: [{ value }],
        })
        // The first search after a write may be answered from a copy that follows later: that is another finding.
        await endpoint.find('Group', groupName('overwritten'))
        if (!(await readMembersOf(id, scene)).members.includes(value))
          throw new Unplayable('the endpoint takes no group with members from another client')
      },
      async play({ createGroup, provisionGroups }) {
        await createGroup('overwritten', ['ada'])
        await provisionGroups(['overwritten'])
      },
      async judge({ own }, scene) {
        const [guest] = createdIn(own)
        const name = scene.username('guest')
        return judgeRemoved(guest, { group: 'overwritten', scene, name })
      },
    },
  ],
}
