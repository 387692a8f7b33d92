import type { JournalEntry, PropagationStore, Rule } from '@pingone-sandbox/pingone/contract'
import { literalOperators } from './lessons/literal-operators.ts'

/** What the guide looks at to see how far a person has come. */
export interface GuideFacts {
  /** The path of the open page. */
  readonly path: string
  /** The step of the New Connection wizard, while it is open. */
  readonly wizardStep: string | null
  readonly connections: readonly PropagationStore[]
  readonly rules: readonly Rule[]
  readonly journal: readonly JournalEntry[]
  /** The ids of the lessons that were taken. */
  readonly finishedLessons: readonly string[]
}

export interface GuideStep {
  readonly title: string
  readonly hint: string
  readonly isDone: (facts: GuideFacts) => boolean
}

const wizardOrder = ['type', 'catalogue', 'general', 'authentication', 'preferences']

/** A step of the wizard is done once the wizard is past it, or a connection stands. */
const wizardIsPast = (step: string) => (facts: GuideFacts) =>
  facts.connections.length > 0 ||
  wizardOrder.indexOf(facts.wizardStep ?? '') > wizardOrder.indexOf(step)

const isEffect = (entry: JournalEntry) =>
  entry.type === 'outcome' && (entry.status === 'success' || entry.status === 'removed')

const directoryChange = /^(USER|GROUP|MEMBER_OF_GROUP)\./

/** The walkthrough. Each step notices by the state of the sandbox that it was done. */
export const guideSteps: readonly GuideStep[] = [
  {
    title: 'Open the Sandbox environment',
    hint: 'Administrators cannot be used for provisioning.',
    isDone: ({ path }) => path.startsWith('/environments/'),
  },
  {
    title: 'Go to Integrations › Provisioning',
    hint: 'In the sidebar at the left.',
    isDone: ({ path, connections }) => path.includes('/provisioning') || connections.length > 0,
  },
  {
    title: 'Choose New Connection',
    hint: 'The round + at the top of the page.',
    isDone: ({ wizardStep, connections }) => wizardStep !== null || connections.length > 0,
  },
  {
    title: 'Select Identity Store',
    hint: 'The connection type.',
    isDone: wizardIsPast('type'),
  },
  {
    title: 'Select SCIM Outbound',
    hint: 'Search the catalogue for SCIM, then Next.',
    isDone: wizardIsPast('catalogue'),
  },
  {
    title: 'Name the connection',
    hint: 'Icon and description are optional.',
    isDone: wizardIsPast('general'),
  },
  {
    title: 'Configure authentication and test it',
    hint: 'OAuth 2 Bearer Token, with the endpoint and the token from above; then Test Connection.',
    isDone: ({ journal }) =>
      journal.some(
        (entry) =>
          entry.type === 'exchange' &&
          entry.exchange.purpose === 'test' &&
          (entry.exchange.response?.status ?? 500) < 300,
      ),
  },
  {
    title: 'Write userName eq "%s" and save',
    hint: 'Many servers compare Eq literally, find nobody, and get duplicates.',
    isDone: ({ connections }) =>
      connections.some(({ configuration }) =>
        String(configuration['USER_FILTER']).startsWith('userName eq '),
      ),
  },
  {
    title: 'Enable the connection',
    hint: 'A new connection is disabled: use its toggle.',
    isDone: ({ connections }) => connections.some(({ status }) => status === 'ACTIVE'),
  },
  {
    title: 'Create a rule and enable it',
    hint: '+ › New Rule, choose the connection, say whom it is for.',
    isDone: ({ rules }) => rules.some(({ active }) => active),
  },
  {
    title: 'Assign users',
    hint: 'On the rule: they come under its filter.',
    isDone: ({ rules }) => rules.some(({ syncStatus }) => (syncStatus?.userTotal ?? 0) > 0),
  },
  {
    title: 'Watch them arrive',
    hint: 'Activity shows each decision and request, Target what came of it.',
    isDone: ({ journal }) => journal.some(isEffect),
  },
  {
    title: 'Change a user or a group',
    hint: 'Disable one, remove one from the group, rename a group: watch each.',
    isDone: ({ journal }) => {
      const first = journal.findIndex(isEffect)
      return (
        first >= 0 &&
        journal
          .slice(first)
          .some((entry) => entry.type === 'change' && directoryChange.test(entry.action))
      )
    },
  },
  {
    title: 'Take the lesson: Eq, eq, and 409',
    hint: 'Below, under Lessons: why the filter was written in lower case.',
    isDone: ({ finishedLessons }) => finishedLessons.includes(literalOperators.id),
  },
]
