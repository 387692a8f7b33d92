import { defaultMappings } from '@pingone-sandbox/contract'
import { resourcesIn } from '../wire/resource.ts'
import { judgeFound } from './found-by-name.ts'
import { createKnownUser, removeAccount } from './at-endpoint.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'
import { userChanges } from './user-changes.ts'

/** The life of a user: hired, changed, renamed, disabled, enabled, gone and come back. */
export const users: Theme = {
  id: 'users',
  title: 'The life of a user',
  mappings: [
    ...defaultMappings,
    { sourceAttribute: 'title', targetAttribute: 'title' },
    { sourceAttribute: 'nickname', targetAttribute: 'department' },
    { sourceAttribute: 'accountId', targetAttribute: 'employeeNumber' },
  ],
  checks: [
    {
      id: 'users.create',
      title: 'A user is created',
      needs:
        'PingOne looks the user up by the User Filter Expression, finds an empty list, sends POST /Users and keeps the id of the answer.',
      section: rfc(7644, '3.3'),
      fix: [
        'Answer a search that finds nothing with 200 and an empty ListResponse.',
        'Answer POST /Users with 201, the whole user in the body, its id, and Location.',
        'Let GET /Users/{id} answer the same user under that id.',
      ],
      about: ['name'],
      play: async ({ createUser }) => void (await createUser('ada')),
    },
    {
      id: 'users.find',
      title: 'The user is found by name',
      needs: 'A search for userName eq "…" answers exactly the user that was created.',
      section: rfc(7644, '3.4.2.2'),
      fix: [
        'Evaluate filter=userName eq "…" over all users, without regard to letter case.',
        'Answer a ListResponse with the matching users in Resources, and totalResults.',
      ],
      behaviours: ['lookup-before-write'],
      after: ['users.create'],
      play: async () => {},
      judge: (_evidence, scene) =>
        judgeFound(scene, {
          ...{ user: scene.user('ada'), name: scene.username('ada') },
          isAboutTime: true,
        }),
    },
    {
      id: 'users.find-nothing',
      title: 'A name that no user has is not found',
      needs:
        'A search for a userName that does not exist answers an empty list, however many users there are.',
      section: rfc(7644, '3.4.2.2'),
      fix: [
        'Apply the filter to the users, in place of answering all of them.',
        'Refuse a filter that is not supported with 400 and scimType invalidFilter.',
      ],
      behaviours: ['lookup-before-write'],
      after: ['users.create'],
      play: async () => {},
      async judge(_evidence, { endpoint, username }) {
        const { body, exchange } = await endpoint.find('User', username('no-user'))
        const shown = resourcesIn(body).length
        if (shown === 0) return undefined
        return {
          verdict: 'breaks',
          cause: 'other-match',
          summary: `The search for a userName that does not exist shows ${shown} ${shown === 1 ? 'user' : 'users'}: the endpoint ignores the filter.`,
          next: 'PingOne fails each user whose look-up answers another one. A client that trusts the answer links all users to one account.',
          exchanges: [exchange.id],
        }
      },
    },
    ...userChanges,
    {
      id: 'users.disable',
      title: 'A user is disabled',
      needs: 'PingOne sends the user with "active": false. The endpoint keeps and shows it.',
      section: rfc(7643, '4.1.1'),
      fix: [
        'Store active as a boolean, and refuse sign-on while it is false.',
        'Answer with active as it is stored.',
        'Show users that are not active to reads and searches, like all others.',
      ],
      about: ['active'],
      after: ['users.change', 'users.find', 'users.find-nothing'],
      prepare: async (scene) => void (await createKnownUser(scene, 'fay')),
      play: ({ administrator, user }) => administrator.setEnabled(user('fay').id, false),
      async judge({ differences }, scene) {
        if (differences.some(({ isPassing }) => !isPassing)) return undefined
        return judgeFound(scene, { user: scene.user('fay'), name: scene.username('fay') })
      },
    },
    {
      id: 'users.enable',
      title: 'A user is enabled again',
      needs: 'PingOne sends the user with "active": true. The endpoint keeps and shows it.',
      section: rfc(7643, '4.1.1'),
      fix: ['Keep users that are not active, and set active back to true.'],
      about: ['active'],
      after: ['users.disable'],
      play: ({ administrator, user }) => administrator.setEnabled(user('fay').id, true),
    },
    {
      id: 'users.leave',
      title: 'A user leaves the rule, and is disabled',
      needs:
        'With the Remove Action Disable, PingOne sends "active": false for a user who leaves the scope of the rule.',
      section: rfc(7643, '4.1.1'),
      fix: [
        'Apply active of a PUT, and keep all other attributes that the body has.',
        'Keep the account and its id: the user may come back.',
      ],
      about: ['active'],
      after: ['users.disable'],
      prepare: async (scene) => void (await createKnownUser(scene, 'bea')),
      play: ({ setInScope }) => setInScope('bea', false),
    },
    {
      id: 'users.return',
      title: 'The user comes back to the rule',
      needs: 'PingOne sends "active": true and the mapped attributes to the same account.',
      section: rfc(7643, '4.1.1'),
      fix: [
        'Find users that are not active by userName and by id.',
        'Set active back to true with the next PUT.',
      ],
      about: ['active'],
      after: ['users.leave'],
      play: ({ setInScope }) => setInScope('bea', true),
    },
    {
      id: 'users.recreate',
      title: 'A user whose account was deleted at the endpoint is created again',
      needs:
        'The endpoint answers 404 to the id of the account that is gone. PingOne then looks the user up, and creates the account again.',
      section: rfc(7644, '3.12'),
      fix: [
        'Answer 404 with an Error message to a request for an id that does not exist.',
        'Free the userName of a deleted user, so that it can be created again.',
      ],
      behaviours: ['missing-link-recreated'],
      after: ['users.change', 'users.find-nothing'],
      isSkipped: ({ choices }) =>
        choices.missingLink === 'fail'
          ? 'PingOne does not create such a user again under missingLink=fail'
          : undefined,
      async prepare(scene) {
        const { id } = await createKnownUser(scene, 'mia')
        // An account that PingOne has never changed might be one that the endpoint never kept.
        await scene.administrator.updateUser(id, { name: { given: 'Mia' } })
        await scene.settle()
        await removeAccount(scene, 'mia')
      },
      play: async ({ administrator, user }) =>
        void (await administrator.updateUser(user('mia').id, { name: { given: 'Maria' } })),
      // That PingOne no longer finds what it has created is what this is about, and no remark.
      judge: async ({ differences }) =>
        differences.length === 0
          ? {
              verdict: 'works',
              summary: 'The endpoint answers 404 to the old id, and creates the account again.',
            }
          : undefined,
    },
    {
      id: 'users.delete',
      title: 'A user is deleted in PingOne, and disabled at the endpoint',
      needs:
        'With the Remove Action Disable, PingOne sends "active": false for a user who is deleted in its directory.',
      section: rfc(7643, '4.1.1'),
      fix: ['Apply active of a PUT, also where the body has few attributes.'],
      about: ['active'],
      after: ['users.disable'],
      prepare: async (scene) => void (await createKnownUser(scene, 'dan')),
      play: ({ administrator, user }) => administrator.deleteUser(user('dan').id),
    },
  ],
}
