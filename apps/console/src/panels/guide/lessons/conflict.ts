import type { Lesson } from './lesson.ts'
import { misbehaviour, places, refusedUser, ruleTab } from './places.ts'
import { hasRecovered, haveProvisionedUser, isOff, isOn, sawConflict } from './seen.ts'

export const conflict: Lesson = {
  id: 'conflict',
  title: '409 on create',
  about: 'A user returns whose old account the lookup cannot see. The userName is still taken.',
  steps: [
    haveProvisionedUser,
    {
      id: 'misbehaviour-on',
      title: 'Hide inactive users',
      hint: 'Among the misbehaviours: “Users who are not active cannot be found”. Servers with soft deletion do so.',
      at: misbehaviour('inactive-hidden'),
      chore: { name: 'misbehave', value: 'inactive-hidden', label: 'Switch it on' },
      isDone: isOn('inactive-hidden'),
    },
    {
      id: 'inactive-user',
      title: 'Make an inactive user at the target',
      hint: 'In the workbench: the template “Create a user”, with "userName": "returning" and "active": false. Send.',
      at: places.workbench,
      chore: { name: 'create-inactive-account' },
      isDone: ({ sentByHand }) =>
        sentByHand.some(
          ({ method, path, status }) =>
            method === 'POST' && path.endsWith('/Users') && status === 201,
        ),
    },
    {
      id: 'same-person',
      title: 'Let the same person arrive in PingOne',
      hint: 'Add a user with the Username returning, and assign the user to the rule if its filter does not match by itself.',
      at: places.users,
      chore: { name: 'hire-returning' },
      isDone: sawConflict,
    },
    {
      id: 'see-conflict',
      title: 'Read why it failed',
      hint: 'In Activity: the lookup found no user, the create got 409. PingOne does not look again by itself (inferred): Failed.',
      at: refusedUser,
      isSight: true,
      isDone: ({ path }) => path.includes('/activity'),
    },
    {
      id: 'misbehaviour-off',
      title: 'Switch the misbehaviour off',
      hint: 'A server has to find a user that it refuses to create.',
      at: misbehaviour('inactive-hidden'),
      chore: { name: 'behave', value: 'inactive-hidden', label: 'Switch it off' },
      isDone: isOff('inactive-hidden'),
    },
    {
      id: 'full-resync',
      title: 'Full Resync',
      hint: 'On the rule, Sync status. The lookup finds the account; it is linked, updated and active again.',
      at: ruleTab('status', 'Sync status'),
      chore: { name: 'resync' },
      isDone: hasRecovered,
    },
  ],
}
