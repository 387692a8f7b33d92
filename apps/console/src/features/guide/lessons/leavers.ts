import type { Lesson } from '../lesson.ts'
import { connectionField, places } from '../places.ts'
import { exchangesOf, hasLeftBy, haveSomebody, isAccepted, someConnection } from './seen.ts'

export const leavers: Lesson = {
  id: 'leavers',
  title: 'Disable, deprovision, delete',
  about:
    'Disabling a user is not the same as taking the user out of a rule, and what the latter does is the Remove Action of the connection.',
  steps: [
    haveSomebody,
    {
      title: 'Disable a user',
      hint: 'In PingOne, by the toggle of a user who is at the target. The target is told "active": false, and the user stays in the rule.',
      at: places.users,
      isDone: ({ journal }) =>
        exchangesOf(journal).some((each) => each.purpose === 'disable' && isAccepted(each)),
    },
    {
      title: 'Take another one out of the rule',
      hint: 'Somebody who is enabled: remove the membership or the attribute that the rule asks for, or delete the user. With the Remove Action Disable the account stays, inactive.',
      at: places.users,
      isDone: hasLeftBy('disable'),
    },
    {
      title: 'Set the Remove Action to Delete',
      hint: 'On the connection, Configuration. Save.',
      at: connectionField('REMOVE_ACTION'),
      isDone: someConnection('REMOVE_ACTION', (value) => value === 'Delete'),
    },
    {
      title: 'Take one more out of the rule',
      hint: 'Now the account is deleted: groups, history and all.',
      at: places.users,
      isDone: hasLeftBy('delete'),
    },
    {
      title: 'See who is left',
      hint: 'At the target: the first two are inactive, the third is gone.',
      at: places.targetUsers,
      isSight: true,
      isDone: ({ path }) => path.endsWith('/target'),
    },
  ],
}
