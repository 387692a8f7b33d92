import type { Lesson } from './lesson.ts'
import { connectionField, places } from './places.ts'
import { exchangesOf, isAccepted } from './journal-facts.ts'
import { hasLeftBy, haveProvisionedUser, disablesOnRemoval, someConnection } from './seen.ts'

export const deprovisioning: Lesson = {
  id: 'leavers',
  title: 'Disable, deprovision, delete',
  about:
    'Disabling a user is not the same as taking the user out of a rule. What the latter does is the Remove Action of the connection: Delete, with which the wizard starts, or Disable.',
  steps: [
    haveProvisionedUser,
    {
      id: 'disable-user',
      title: 'Disable a user',
      hint: 'In PingOne, by the toggle of a user who is at the target. PingOne sends "active": false, and the user stays in the rule.',
      at: places.users,
      chore: { name: 'disable-user' },
      isDone: ({ journal }) =>
        exchangesOf(journal).some((each) => each.purpose === 'disable' && isAccepted(each)),
    },
    {
      id: 'remove-action-disable',
      title: 'Set the Remove Action to Disable',
      hint: 'On the connection, Configuration. With Delete, which the wizard starts with, the next step deletes an account at the target. Save.',
      at: connectionField('REMOVE_ACTION'),
      chore: { name: 'choose-removal', value: 'Disable', label: 'Choose Disable' },
      isDone: disablesOnRemoval,
    },
    {
      id: 'leave-by-disable',
      title: 'Take another one out of the rule',
      hint: 'A user who is enabled: remove the membership or the attribute that the rule asks for, or delete the user. The account stays, inactive.',
      at: places.users,
      chore: { name: 'delete-user' },
      isDone: hasLeftBy('disable'),
    },
    {
      id: 'remove-action-delete',
      title: 'Set the Remove Action to Delete',
      hint: 'On the connection, Configuration: restore the values of the wizard. Save.',
      at: connectionField('REMOVE_ACTION'),
      chore: { name: 'choose-removal', value: 'Delete', label: 'Choose Delete' },
      isDone: someConnection('REMOVE_ACTION', (value) => value === 'Delete'),
    },
    {
      id: 'leave-by-delete',
      title: 'Take one more out of the rule',
      hint: 'Now PingOne sends a DELETE, and the account is gone: groups, history and all.',
      at: places.users,
      chore: { name: 'delete-user' },
      isDone: hasLeftBy('delete'),
    },
    {
      id: 'see-target',
      title: 'See who is left',
      hint: 'At the target: the first two are inactive, the third is gone.',
      at: places.targetUsers,
      isSight: true,
      isDone: ({ path }) => path.endsWith('/target'),
    },
  ],
}
