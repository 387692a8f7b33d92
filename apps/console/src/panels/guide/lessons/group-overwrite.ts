import type { Lesson, LessonFacts } from './lesson.ts'
import { connectionField, places, ruleTab } from './places.ts'
import { exchangesOf, isAccepted } from './journal-facts.ts'
import { someConnection } from './seen.ts'

const overwrites = someConnection('GROUP_MEMBERSHIP_HANDLING', (value) => value === 'Overwrite')

export const groupOverwrite: Lesson = {
  id: 'group-overwrite',
  title: 'Merge or overwrite members',
  about:
    'A group at the target may have members that PingOne does not know. Group Membership Handling decides whether they stay.',
  steps: [
    {
      id: 'group-at-target',
      title: 'Provision a group',
      hint: 'On the rule, Groups: choose one whose members are in the rule’s scope, as “Assigned to …” is, and save. Asked how memberships are handled, choose Merge.',
      at: ruleTab('groups', 'Groups'),
      chore: { name: 'provision-group' },
      isDone: ({ rules }) =>
        rules.some(({ active, syncStatus }) => active && (syncStatus?.groupSuccessCount ?? 0) > 0),
    },
    {
      id: 'merge',
      title: 'Choose Merge and save',
      hint: 'On the connection, Configuration: Group Membership Handling. Merge keeps members that PingOne does not know; PingOne’s wizard starts with Overwrite.',
      at: connectionField('GROUP_MEMBERSHIP_HANDLING'),
      chore: { name: 'choose-handling', value: 'Merge', label: 'Choose Merge' },
      isDone: (facts) => !overwrites(facts),
    },
    {
      id: 'unknown-member',
      title: 'Add a member at the target that PingOne does not know',
      hint: 'In the workbench: “Create a user”, then “Add a member to a group” with the two ids. The ids stand in Users and Groups of the target.',
      at: places.workbench,
      chore: { name: 'add-unknown-member' },
      isDone: ({ sentByHand }) =>
        sentByHand.some(
          ({ method, path, status }) =>
            (method === 'PATCH' || method === 'PUT') &&
            /\/Groups\/[^/]+$/.test(path) &&
            status < 300,
        ),
    },
    {
      id: 'overwrite',
      title: 'Choose Overwrite and save',
      hint: 'On the connection, Configuration: Group Membership Handling, as in the wizard.',
      at: connectionField('GROUP_MEMBERSHIP_HANDLING'),
      chore: { name: 'choose-handling', value: 'Overwrite', label: 'Choose Overwrite' },
      isDone: overwrites,
    },
    {
      id: 'change-members',
      title: 'Change the members in PingOne',
      hint: 'Add a user who is in the rule’s scope, or remove one: PingOne sends the whole set of members in scope.',
      at: places.groups,
      chore: { name: 'change-members' },
      isDone: hasOverwritten,
    },
    {
      id: 'see-members',
      title: 'See that this member is gone',
      hint: 'Open the group. The user still exists; the membership does not.',
      at: places.targetGroups,
      isSight: true,
      isDone: ({ path, tab }) => path.endsWith('/target') && tab === 'groups',
    },
    {
      id: 'merge-again',
      title: 'Go back to Merge',
      hint: 'On the connection. What was overwritten does not come back.',
      at: connectionField('GROUP_MEMBERSHIP_HANDLING'),
      chore: { name: 'choose-handling', value: 'Merge', label: 'Choose Merge' },
      isDone: (facts) => !overwrites(facts),
    },
  ],
}

/** Whether a request replaced the whole set of members. */
function hasOverwritten({ journal }: LessonFacts): boolean {
  return exchangesOf(journal).some((exchange) => {
    const { subject, request } = exchange
    if (subject?.type !== 'group' || !isAccepted(exchange)) return false
    if (request.method === 'PUT') return true
    return (
      request.method === 'PATCH' && /\{"op":"replace","path":"members"/.test(request.body ?? '')
    )
  })
}
