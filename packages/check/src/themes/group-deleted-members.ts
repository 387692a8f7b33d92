import { judgeRemoved } from './members.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'

/** What becomes of the members of a group when users are deleted. */
export const groupDeletedMembers: Theme = {
  id: 'group-deleted-members',
  title: 'Deleted members of groups',
  isAboutGroups: true,
  configuration: { REMOVE_ACTION: 'Delete' },
  checks: [
    {
      id: 'groups.deleted-member',
      title: 'A member of a group is deleted',
      needs:
        'PingOne deletes the user at the endpoint, and removes it from the group. The other members stay.',
      section: rfc(7644, '3.6'),
      fix: [
        'Remove a user from its groups together with the user.',
        'Answer a removal of a member that the group no longer has with success, or with 400 noTarget.',
      ],
      about: ['members'],
      after: ['users.create', 'groups.member-remove'],
      async prepare({ createUser, createGroup, provisionGroups, settle }) {
        await createUser('ada')
        await createUser('bob')
        await settle()
        await createGroup('deleted-members', ['ada', 'bob'])
        await provisionGroups(['deleted-members'])
      },
      play: ({ administrator, user }) => administrator.deleteUser(user('ada').id),
      async judge({ sent }, scene) {
        const deleted = sent.find(({ request }) => /\/Users\/[^/]+$/.test(request.url))
        const id = deleted && decodeURIComponent(deleted.request.url.split('/').at(-1) ?? '')
        const judgement = await judgeRemoved(id, {
          ...{ group: 'deleted-members', scene, name: scene.username('ada') },
        })
        return (
          judgement && {
            ...judgement,
            verdict: 'remark',
            next: 'PingOne takes the user for removed. The group has a member that does not exist.',
          }
        )
      },
    },
  ],
}
