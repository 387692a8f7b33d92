import { isExpectedMiss, type JournalEntry } from '@pingone-sandbox/contract'
import { inParts, type Lesson, type LessonFacts } from './lesson.ts'
import { exchangesOf, isAccepted } from './journal-facts.ts'
import { disablesOnRemoval } from './seen.ts'
import { literalOperators } from './literal-operators.ts'
import { connectionField, places, ruleTab } from './places.ts'

const wizardOrder = ['type', 'catalogue', 'general', 'authentication', 'preferences']

/** A step of the wizard is done once the wizard is past it, or a connection exists. */
const wizardIsPast =
  (step: string) =>
  ({ connections, wizardStep }: LessonFacts) =>
    connections.length > 0 || wizardOrder.indexOf(wizardStep ?? '') > wizardOrder.indexOf(step)

const isEffect = (entry: JournalEntry) =>
  entry.type === 'outcome' && (entry.status === 'success' || entry.status === 'removed')

/** Whether a user has arrived at a target: the journal in the console may begin later. */
const hasArrival = ({ journal, rules }: LessonFacts): boolean =>
  rules.some(({ syncStatus }) => (syncStatus?.successCount ?? 0) > 0) || journal.some(isEffect)

/** What happened after the first user had arrived. */
const afterArrival = ({ journal }: LessonFacts): readonly JournalEntry[] => {
  const first = journal.findIndex(isEffect)
  return first < 0 ? [] : journal.slice(first)
}

const saw = (action: string) => (facts: LessonFacts) =>
  afterArrival(facts).some((entry) => entry.type === 'change' && entry.action === action)

/** A request for a user, after the first had arrived, that the target took. */
const wasSent = (purpose: string) => (facts: LessonFacts) =>
  exchangesOf(afterArrival(facts)).some(
    (each) => each.purpose === purpose && each.subject?.type === 'user' && isAccepted(each),
  )

/** The configuration of a connection is open. */
const seesConfiguration = ({ path, tab }: LessonFacts): boolean =>
  path.includes('/provisioning/connections/') && tab === 'configuration'

/** A user was deprovisioned already. */
const hasRemovedUser = ({ journal }: LessonFacts): boolean =>
  journal.some((entry) => entry.type === 'outcome' && entry.status === 'removed')

/** From the choice of an environment to provisioned, changed and deprovisioned users. */
export const walkthrough: Lesson = {
  id: 'walkthrough',
  title: 'Guide',
  about: '',
  steps: [
    {
      id: 'open-environment',
      title: 'Open the Sandbox environment',
      hint: 'Administrators cannot be used for provisioning.',
      isDone: ({ path }) => path.startsWith('/environments/'),
    },
    {
      id: 'go-to-provisioning',
      title: 'Go to Integrations › Provisioning',
      hint: 'In the sidebar at the left.',
      at: places.provisioning,
      isDone: ({ path, connections }) => path.includes('/provisioning') || connections.length > 0,
    },
    {
      id: 'new-connection',
      title: 'Choose New Connection',
      hint: 'The button, or the round + beside the title.',
      at: places.provisioning,
      chore: { name: 'connect' },
      isDone: ({ wizardStep, connections }) => wizardStep !== null || connections.length > 0,
    },
    {
      id: 'identity-store',
      title: 'Select Identity Store',
      hint: 'The type of the connection; Select is at its right.',
      at: places.newConnection,
      chore: { name: 'connect' },
      isDone: wizardIsPast('type'),
    },
    {
      id: 'scim-outbound',
      title: 'Select SCIM Outbound',
      hint: 'Then Next. The catalogue can be searched.',
      at: places.newConnection,
      chore: { name: 'connect' },
      isDone: wizardIsPast('catalogue'),
    },
    {
      id: 'name',
      title: 'Name the connection',
      hint: 'As you like, then Next.',
      at: places.newConnection,
      chore: { name: 'connect' },
      isDone: wizardIsPast('general'),
    },
    {
      id: 'vendor-values',
      title: 'Enter the vendor’s values, and test',
      hint: 'The SCIM Endpoint goes into SCIM BASE URL, the token into Oauth Access Token; the method OAuth 2 Bearer Token is chosen already. Test Connection, at the foot of the panel, then Next.',
      at: places.newConnection,
      chore: { name: 'connect' },
      isDone: ({ journal, connections }) =>
        exchangesOf(journal).some(
          (each) => each.purpose === 'test' && (isAccepted(each) || isExpectedMiss(each)),
        ) ||
        // A connection made by a script counts even without a test.
        connections.length > 0 ||
        journal.some(isEffect),
    },
    {
      id: 'user-filter',
      title: 'Write userName eq "%s", and save',
      hint: 'After Next, as User Filter Expression. Many servers do not know the Eq of PingOne’s default, and find no user. Look at Remove Action as well: it starts with Delete, so a user who leaves the rule is deleted at the target. Choose Disable to keep such accounts, inactive.',
      at: connectionField('USER_FILTER'),
      chore: { name: 'write-filter', value: 'userName eq "%s"', label: 'Write eq' },
      isDone: ({ connections }) =>
        connections.some(({ configuration }) =>
          String(configuration['USER_FILTER']).startsWith('userName eq '),
        ),
    },
    {
      id: 'enable-connection',
      title: 'Enable the connection',
      hint: 'A new one is disabled: use its toggle.',
      at: places.connections,
      chore: { name: 'enable-connection', label: 'Enable it' },
      isDone: ({ connections }) => connections.some(({ status }) => status === 'ACTIVE'),
    },
    {
      id: 'remove-action',
      title: 'Decide what happens to users who leave',
      hint: 'Look at Remove Action on the connection before anyone leaves. With Delete, the value that the wizard starts with, PingOne sends a DELETE for a user who leaves the rule or is deleted, and the account at the target is gone. With Disable the account stays, inactive. Choose Disable and save, or keep Delete.',
      at: connectionField('REMOVE_ACTION'),
      chore: { name: 'choose-removal', value: 'Disable', label: 'Choose Disable' },
      isSight: true,
      isDone: (facts) =>
        disablesOnRemoval(facts) || seesConfiguration(facts) || hasRemovedUser(facts),
    },
    {
      id: 'rule',
      title: 'Create a rule, and enable it',
      hint: '+ › New Rule: add the connection, Continue. Then name, users and groups, attribute mapping: users can be said later, and the mapping has defaults. Save, and use its toggle.',
      chore: { name: 'make-rule' },
      isDone: ({ rules }) => rules.some(({ active }) => active),
    },
    {
      id: 'assign-users',
      title: 'Assign users',
      hint: 'Without a condition no user is in its scope. Press Assign users, and choose some; or write a condition, and save.',
      at: ruleTab('filter', 'Directory filter'),
      chore: { name: 'assign-users' },
      isDone: ({ rules, journal }) =>
        rules.some(({ syncStatus }) => (syncStatus?.userTotal ?? 0) > 0) || journal.some(isEffect),
    },
    {
      id: 'see-requests',
      title: 'See what was sent',
      hint: 'Open a change to see why a user is in scope, which requests were sent, and what came back. Target shows which users the server has now.',
      at: places.activity,
      isSight: true,
      isDone: (facts) => hasArrival(facts) && /\/(activity|target)(\/|$)/.test(facts.path),
    },
    {
      id: 'changes',
      title: 'Change things, and watch each',
      hint: 'In Directory, in any order. What is not mapped, like a title, is not sent. With Remove Action Delete, taking a user out of the group and deleting one both end with a DELETE.',
      at: places.users,
      chore: { name: 'change-next', label: 'Do the next one for me' },
      ...inParts([
        { id: 'changes/name', title: 'Edit a user’s name', isDone: wasSent('update') },
        { id: 'changes/disable', title: 'Disable a user', isDone: wasSent('disable') },
        {
          id: 'changes/leave-group',
          title: 'Take a user out of a group',
          isDone: saw('MEMBER_OF_GROUP.DELETED'),
        },
        { id: 'changes/delete', title: 'Delete a user', isDone: saw('USER.DELETED') },
        {
          id: 'changes/rename-group',
          title: 'Rename a group (sent once the rule has it)',
          isDone: saw('GROUP.UPDATED'),
        },
      ]),
    },
    {
      id: 'lesson',
      title: 'Take the lesson: Letter case of filter operators',
      hint: 'Below, under Lessons: why the operator was written in lower case.',
      isDone: ({ finishedLessons }) => finishedLessons.includes(literalOperators.id),
    },
  ],
}

const isPast = (title: string) => (done: number) =>
  done > walkthrough.steps.findIndex((step) => step.title === title)

/** Whether the vendor's values have been used after this many steps. */
export const hasUsedValues = isPast('Enter the vendor’s values, and test')

/** Whether users have been assigned after this many steps: lessons need them. */
export const hasAssigned = isPast('Assign users')
