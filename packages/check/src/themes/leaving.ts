import { createKnownUser } from './at-endpoint.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'

/** Users leave a rule whose connection has the Remove Action Delete, which is what the wizard starts with. */
export const leaving: Theme = {
  id: 'leaving',
  title: 'Users who leave are deleted',
  configuration: { REMOVE_ACTION: 'Delete' },
  checks: [
    {
      id: 'leaving.delete',
      title: 'A user leaves the rule, and is deleted at the endpoint',
      needs:
        'With the Remove Action Delete, PingOne sends DELETE /Users/{id}. Afterwards neither the id nor the userName finds the account.',
      section: rfc(7644, '3.6'),
      fix: [
        'Answer DELETE /Users/{id} with 204, and every later request to this id with 404.',
        'Leave a deleted user out of searches, also where the row is kept.',
      ],
      behaviours: ['wizard-remove-action-delete'],
      after: ['users.create', 'users.find-nothing'],
      prepare: async (scene) => void (await createKnownUser(scene, 'lea')),
      play: ({ setInScope }) => setInScope('lea', false),
      async judge({ differences }, { endpoint, username }) {
        if (differences.some(({ isPassing }) => !isPassing)) return undefined
        const name = username('lea')
        // The first search may be answered from a copy that follows later.
        await endpoint.find('User', name)
        const { found, exchange } = await endpoint.find('User', name)
        if (found.length === 0)
          return { verdict: 'works', summary: 'The endpoint no longer has the account.' }
        return {
          verdict: 'breaks',
          cause: 'not-removed',
          summary: `The endpoint has deleted the account, and a search for ${name} still shows it.`,
          next: 'When the user comes back, PingOne links the account that is deleted, and fails with the first change.',
          exchanges: [exchange.id],
        }
      },
    },
    {
      id: 'leaving.return',
      title: 'The user comes back, and is created again',
      needs:
        'PingOne looks the user up, finds nothing, and sends POST /Users with the userName that the deleted account had.',
      section: rfc(7644, '3.6'),
      fix: [
        'Free the userName with the DELETE: exclude deleted rows from the check of uniqueness.',
        'Answer the POST with 201 and a new id, or with the id that the account had.',
      ],
      after: ['leaving.delete'],
      play: ({ setInScope }) => setInScope('lea', true),
    },
    {
      id: 'leaving.delete-in-pingone',
      title: 'A user is deleted in PingOne, and at the endpoint',
      needs: 'PingOne sends DELETE /Users/{id} for a user who is deleted in its directory.',
      section: rfc(7644, '3.6'),
      fix: ['Answer DELETE /Users/{id} with 204, and remove the account.'],
      after: ['leaving.delete'],
      prepare: async (scene) => void (await createKnownUser(scene, 'ida')),
      play: ({ administrator, user }) => administrator.deleteUser(user('ida').id),
    },
  ],
}
