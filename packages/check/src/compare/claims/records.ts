import { asText, elementsOf, isObject } from '../capture/json.ts'
import { rowsOf } from '../story/situation.ts'
import { isSuccess, isTransient, type Observation, type Story } from '../story/story.ts'
import type { QuirkId } from './quirk-id.ts'
import { resyncRead } from './check-choices.ts'
import { isVersion11 } from './connection-choices.ts'
import { addedMembers, operationsOf, refusedMembers } from './group-choices.ts'

/** A request that confirms a record of the ledger, or refutes it. */
export interface RecordSighting {
  readonly verdict: 'confirmed' | 'refuted'
  readonly observation: Observation
  readonly because: string
}

export type RecordReader = (story: Story) => readonly RecordSighting[]

const confirmed = (observation: Observation, because: string): RecordSighting => ({
  ...{ verdict: 'confirmed', observation, because },
})
const refuted = (observation: Observation, because: string): RecordSighting => ({
  ...{ verdict: 'refuted', observation, because },
})

const isUser = ({ situation }: Observation) => 'of' in situation && situation.of === 'user'
const isKind =
  (...kinds: readonly Observation['situation']['kind'][]) =>
  ({ situation }: Observation) =>
    kinds.includes(situation.kind)
const isUserWrite = (observation: Observation) =>
  isUser(observation) && isKind('create', 'put', 'patch')(observation)

/** How a capture shows the records that no choice switches. */
export const recordReaders = {
  'default-filter-case': ({ observations }) =>
    observations
      .filter(
        ({ situation }) =>
          situation.kind === 'lookup' && situation.expression === 'username Eq "%s"',
      )
      .map((observation) => confirmed(observation, 'filters with username Eq "…"')),
  'lookup-before-write': (story) =>
    story.observations
      .filter(
        (observation) =>
          isUser(observation) && isKind('create')(observation) && observation.request.number > 1,
      )
      .flatMap((observation) => {
        if (story.before(observation).some(isKind('lookup', 'search')))
          return [confirmed(observation, 'creates a user who was looked up before')]
        return story.hidesNames
          ? []
          : [refuted(observation, 'creates a user who was not looked up before')]
      }),
  'link-by-id': (story) =>
    story.observations
      .filter(isKind('put', 'patch', 'delete'))
      .filter((observation) =>
        story.before(observation).some((other) => answersId(other, observation)),
      )
      .map((observation) => confirmed(observation, 'goes to the id that the target answered')),
  'never-clears': ({ observations }) =>
    observations
      .filter((observation) => isUser(observation) && isKind('put', 'patch')(observation))
      .filter(clears)
      .map((observation) => refuted(observation, 'clears an attribute')),
  'active-always-sent': ({ observations }) =>
    observations
      .filter(isUserWrite)
      .map((observation) =>
        carriesActive(observation)
          ? confirmed(observation, 'carries active')
          : refuted(observation, 'does not carry active'),
      ),
  'group-name-and-members-only': ({ observations }) =>
    observations
      .filter((observation) => !isUser(observation) && isKind('create', 'put')(observation))
      .map((observation) => {
        const others = Object.keys(observation.body).filter((name) => !groupMembers.has(name))
        return others.length === 0
          ? confirmed(observation, 'carries the name and members of a group, and nothing else')
          : refuted(observation, `carries ${others.join(', ')} of a group`)
      }),
  'failed-member-left-out': (story) =>
    refusedMembers(story).map(({ observation, next }) =>
      next && isKind('patch')(next) && addedMembers(next) === 1
        ? confirmed(next, 'sends one member alone after several were refused')
        : refuted(observation, 'has several members refused, and they are not sent one by one'),
    ),
  'full-resync': (story) =>
    resyncRead(story).map(({ observation, because }) => confirmed(observation, because)),
  'lost-answer-looked-up': (story) =>
    story.observations
      .filter(
        (observation) =>
          isKind('create')(observation) && isTransient(observation) && observation.status !== 429,
      )
      .filter(() => !story.hidesNames)
      .flatMap((observation) => {
        const [next] = story.after(observation)
        if (next && isKind('lookup', 'search')(next))
          return [
            confirmed(
              next,
              `looks for what request ${observation.request.number} may have created`,
            ),
          ]
        return next && isKind('create')(next)
          ? [refuted(next, 'repeats a create that may have been carried out, without a search')]
          : []
      }),
  'token-client-secret-basic': ({ observations }) =>
    observations.filter(isKind('token')).map((observation) => {
      const { headers, body = '' } = observation.request
      const isBasic = /^basic\b/i.test(headers['authorization'] ?? '')
      return isBasic && !/(^|&)scope=/.test(body)
        ? confirmed(observation, 'authenticates with Basic, and asks for no scope')
        : refuted(observation, isBasic ? 'asks for a scope' : 'does not authenticate with Basic')
    }),
  'token-cached': ({ observations }) => {
    const tokens = observations.filter(isKind('token'))
    const [first] = tokens
    const after = observations.filter(
      (observation) => first && observation.request.number > first.request.number,
    )
    const uses = after.filter(
      (observation) => !isKind('token')(observation) && observation.status !== 401,
    )
    if (!first || uses.length < 2) return []
    return tokens.length < uses.length
      ? [confirmed(first, `gets one token for ${uses.length} requests`)]
      : [refuted(first, 'gets a token that is used once')]
  },
  'scim-1.1-wire': ({ observations }) =>
    observations.flatMap((observation) => {
      if (!isVersion11(observation)) return []
      return isKind('patch')(observation)
        ? [refuted(observation, 'is a PATCH of SCIM 1.1')]
        : [confirmed(observation, 'names the schemas of SCIM 1.1 as application/json')]
    }),
} satisfies Partial<Record<QuirkId, RecordReader>>

const groupMembers = new Set(['schemas', 'id', 'displayName', 'members'])

const answersId = ({ answer, status }: Observation, { situation }: Observation): boolean =>
  'id' in situation &&
  isSuccess({ status }) &&
  [answer, ...rowsOf(answer)].some(({ id }) => asText(id) === situation.id)

function carriesActive({ body }: Observation): boolean {
  if (typeof body['active'] === 'boolean') return true
  return operationsOf(body).some(
    ({ path, value }) => path === 'active' || (isObject(value) && 'active' in value),
  )
}

/** Null, the empty text and the removal of an attribute clear it; an empty second email of the target is not PingOne's. */
function clears({ body }: Observation): boolean {
  const operations = operationsOf(body)
  const values = operations.length > 0 ? operations.map(({ value }) => value) : [withoutLists(body)]
  return (
    operations.some(({ op }) => op === 'remove') ||
    values.some((value) => isObject(value) && Object.values(value).some(isCleared))
  )
}

const withoutLists = (body: Observation['body']) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => elementsOf(value).length === 0))

const isCleared = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)
