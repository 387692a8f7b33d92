import { keep, list } from '../scripted-target.ts'
import {
  changeUnder,
  provisionTeam,
  answering,
  refusal,
  taken,
  findsOnly,
  configured,
  retry,
  editFilter,
  type Failure,
} from './failure.ts'

export const failuresOfLookups: readonly Failure[] = [
  {
    cause: 'conflict',
    when: 'the operator is spelled Eq',
    script: findsOnly(/ eq /),
    options: configured({ USER_FILTER: 'username Eq "%s"' }),
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'connection',
      title: 'The lookup finds no user, yet the userName is taken',
      message: /spells the operator Eq and the attribute username in another letter case/,
      repairs: ['Write userName eq "%s"', editFilter, retry],
    },
  },
  {
    cause: 'conflict',
    when: 'the filter does not compare userName',
    script: findsOnly(/userName/),
    options: configured({ USER_FILTER: 'externalId eq "%s"' }),
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'connection',
      title: 'The lookup finds no user, yet the userName is taken',
      message: /does not compare userName, and userName is what is taken: ada/,
      repairs: [editFilter, 'Edit mapping', retry],
    },
  },
  {
    cause: 'conflict',
    when: 'the filter compares userName with an address',
    script: findsOnly(/nothing/),
    options: configured({ UNIQUE_USER_IDENTIFIER: 'workEmail' }),
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'connection',
      title: 'The lookup finds no user, yet the userName is taken',
      message: /compares ada@example\.com, and the create sends the userName ada/,
      repairs: ['Edit mapping', editFilter, retry],
    },
  },
  {
    cause: 'conflict',
    when: 'the target hides the account',
    script: findsOnly(/nothing/),
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'server',
      title: 'The lookup finds no user, yet the userName is taken',
      message: /does not show inactive accounts/,
      repairs: [editFilter, retry],
    },
  },
  {
    cause: 'conflict',
    when: 'an update is refused',
    begin: changeUnder(answering('PUT', taken)),
    culprit: {
      exchange: 'PUT /Users/{id} 409',
      side: 'connection',
      title: 'Another account has this name already',
      repairs: ['Edit mapping', retry],
    },
  },
  {
    cause: 'conflict',
    when: 'a group is hidden',
    script: answering('POST', taken, 'Groups'),
    begin: provisionTeam,
    subject: 'Team',
    culprit: {
      exchange: 'GET /Groups 200',
      succeeded: true,
      side: 'server',
      title: 'The lookup finds no group, yet the name is taken',
      repairs: ['Choose groupLookup=list', 'Retry Team'],
    },
  },
  {
    cause: 'search-not-found',
    when: 'nothing is found',
    script: answering('GET', refusal(404, 'No such user.')),
    culprit: {
      exchange: 'GET /Users 404',
      side: 'server',
      title: 'The target answers a search with 404',
      repairs: ['Edit Users Resource', retry],
    },
  },
  {
    cause: 'several-matches',
    when: 'two accounts match',
    script: ({ query }, honest, { Users }) => {
      for (const id of ['1', '2']) keep(Users, { id, userName: 'ada' })
      return query.has('filter') ? { status: 200, body: list([...Users.values()]) } : honest()
    },
    options: { profile: 'current,multipleMatches=fail' },
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'server',
      title: 'The lookup finds more than one account',
      repairs: [editFilter, 'Choose multipleMatches=first', retry],
    },
  },
  {
    cause: 'mismatch',
    when: 'the target ignores the filter',
    script: ({ query }, honest) =>
      query.has('filter') ? { status: 200, body: list([{ id: '9', userName: 'eve' }]) } : honest(),
    culprit: {
      exchange: 'GET /Users 200',
      succeeded: true,
      side: 'server',
      title: 'The lookup is answered with another resource',
      repairs: [editFilter, retry],
    },
  },
  {
    cause: 'mismatch',
    when: 'a read by id is answered with another user',
    begin: changeUnder(answering('GET', { status: 200, body: { id: '9', userName: 'eve' } })),
    culprit: {
      exchange: 'GET /Users/{id} 200',
      succeeded: true,
      side: 'server',
      title: 'A read is answered with another resource',
      repairs: [retry],
    },
  },
]
