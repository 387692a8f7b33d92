import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'

/** The life of a user: hired, changed, renamed, disabled, enabled, gone and come back. */
export const users: Theme = {
  id: 'users',
  title: 'The life of a user',
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
      ],
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
      after: ['users.create'],
      play: async () => {},
      async judge(_evidence, { endpoint, username, targetId, user }) {
        const { found, status, exchange } = await endpoint.find('User', username('ada'))
        const id = await targetId(user('ada'))
        if (found.length === 1 && String(found[0]?.['id']) === id) return undefined
        return {
          verdict: 'breaks',
          cause: 'not-found',
          summary:
            found.length === 0
              ? `The search for ${username('ada')} is answered with ${status ?? 'nothing'}, and does not show the user.`
              : `The search for ${username('ada')} shows ${found.length} users.`,
          next: 'When PingOne looks the user up again, it finds none and creates another account.',
          exchanges: [exchange.id],
        }
      },
    },
    {
      id: 'users.disable',
      title: 'A user is disabled',
      needs: 'PingOne sends the user with "active": false. The endpoint keeps and shows it.',
      section: rfc(7643, '4.1.1'),
      fix: [
        'Store active as a boolean, and refuse sign-on while it is false.',
        'Answer with active as it is stored.',
      ],
      about: ['active'],
      after: ['users.create'],
      play: ({ administrator, user }) => administrator.setEnabled(user('ada').id, false),
    },
    {
      id: 'users.enable',
      title: 'A user is enabled again',
      needs: 'PingOne sends the user with "active": true. The endpoint keeps and shows it.',
      section: rfc(7643, '4.1.1'),
      fix: ['Keep users that are not active, and set active back to true.'],
      about: ['active'],
      after: ['users.disable'],
      play: ({ administrator, user }) => administrator.setEnabled(user('ada').id, true),
    },
  ],
}
