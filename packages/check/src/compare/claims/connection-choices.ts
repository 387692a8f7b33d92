import { elementsOf } from '../capture/json.ts'
import { isTransient, type Observation, type Story } from '../story/story.ts'
import { seen, seenOther, unseen, type ChoiceReader, type SightingOf } from './sighting.ts'

const core11 = 'urn:scim:schemas:core:1.0'
const core20 = /^urn:ietf:params:scim:schemas:core:2\.0:/

export const userAgent: ChoiceReader<'userAgent'> = ({ observations }) =>
  observations.flatMap<SightingOf<'userAgent'>>((observation) => {
    const { headers, known } = observation.request
    const agent = headers['user-agent']
    const isRecorded = known.headers === 'all' || known.headers.includes('user-agent')
    if (!isRecorded || observation.situation.kind === 'other') return unseen
    if (agent === undefined || agent === '') return seen(observation, 'none', 'has no User-Agent')
    return /ping/i.test(agent)
      ? seenOther(observation, `has the User-Agent ${agent}, which names Ping`)
      : seen(observation, 'generic', `has the User-Agent ${agent}`)
  })

export const filterEncoding: ChoiceReader<'filterEncoding'> = ({ observations }) =>
  observations
    .filter(
      ({ situation, request }) => situation.kind === 'lookup' && request.known.query === 'raw',
    )
    .flatMap<SightingOf<'filterEncoding'>>((observation) => {
      const query = observation.request.url.split('?')[1] ?? ''
      const [isPercent, isPlus] = [query.includes('%20'), query.includes('+')]
      if (isPercent === isPlus) return unseen
      return isPercent
        ? seen(observation, 'percent', 'encodes the spaces of a filter as %20')
        : seen(observation, 'plus', 'encodes the spaces of a filter as +')
    })

export const schemaUrns: ChoiceReader<'schemaUrns'> = ({ observations }) =>
  observations
    .filter(({ situation: { kind } }) => kind === 'create' || kind === 'put')
    .flatMap<SightingOf<'schemaUrns'>>((observation) => {
      const schemas = elementsOf(observation.body['schemas'])
      if (schemas.some((urn) => typeof urn === 'string' && core20.test(urn)))
        return seen(observation, 'of-version', 'names the schemas of SCIM 2.0')
      const isScim2 = observation.request.headers['content-type']?.includes('scim+json') === true
      return schemas.includes(core11) && isScim2
        ? seen(observation, 'of-1.1', 'names the schema of SCIM 1.1 with the media type of 2.0')
        : unseen
    })

/** Whether a request is one of a SCIM 1.1 connection. */
export const isVersion11 = ({ body, request }: Observation): boolean =>
  elementsOf(body['schemas']).includes(core11) &&
  request.headers['content-type']?.startsWith('application/json') === true

export const connectionCheck: ChoiceReader<'connectionCheck'> = ({ observations }) =>
  observations.flatMap<SightingOf<'connectionCheck'>>((observation) => {
    if (observation.situation.kind !== 'check') return unseen
    return observation.situation.how === 'list-users'
      ? seen(observation, 'list-users', 'asks for one user of the Users Resource')
      : seen(observation, 'get-user-0', 'asks for user 0')
  })

/** Each check is counted for one piece of work; a single one may be a Test Connection. */
export const checkBeforeEachOperation: ChoiceReader<'checkBeforeEachOperation'> = (story) => {
  if (story.hidesNames) return checkBeforeSearches(story)
  let checks = 0
  const checked: Observation[] = []
  for (const observation of story.observations) {
    if (observation.situation.kind === 'check') checks += 1
    const isFirst = observation.subject !== undefined && story.before(observation).length === 0
    // What went before the first request of a capture is not known.
    if (!isFirst || observation.request.number === 1) continue
    if (checks === 0)
      return seen(
        observation,
        'off',
        'begins the work on a user or group without a check of the connection',
      )
    checks -= 1
    checked.push(observation)
  }
  const [, second] = checked
  return second
    ? seen(second, 'on', 'begins the work on a user or group after a check of the connection')
    : unseen
}

/** Where names are hidden, the first request of a piece of work is known for a search only. */
function checkBeforeSearches({
  observations,
}: Story): readonly SightingOf<'checkBeforeEachOperation'>[] {
  const searches = observations.filter(
    ({ situation: { kind }, request }) =>
      (kind === 'lookup' || kind === 'search') && request.number > 1,
  )
  const checked = searches.filter(
    ({ request }) => observations[request.number - 2]?.situation.kind === 'check',
  )
  const [last] = searches.slice(-1)
  if (!last || searches.length < 3) return unseen
  if (checked.length <= 1) return seen(last, 'off', 'is a search without a check of the connection')
  return checked.length === searches.length
    ? seen(last, 'on', 'is a search after a check of the connection')
    : unseen
}

const isToken = ({ situation }: Observation) => situation.kind === 'token'
const isEqual = (one: Observation, other: Observation) =>
  one.request.method === other.request.method &&
  one.request.url === other.request.url &&
  one.request.body === other.request.body

/** The next request that is about the same resource; for one without a resource, the next one that is equal. */
export function nextOf(story: Story, observation: Observation): Observation | undefined {
  return observation.subject === undefined
    ? story.observations
        .slice(observation.request.number)
        .find((other) => isEqual(observation, other))
    : story.after(observation)[0]
}

export const retries: ChoiceReader<'retries'> = (story) =>
  story.observations
    .filter(
      (observation) =>
        isTransient(observation) &&
        observation.request.response !== undefined &&
        !isToken(observation),
    )
    // Two creates whose values are hidden look alike.
    .filter(({ situation }) => !story.hidesNames || 'id' in situation)
    .flatMap<SightingOf<'retries'>>((observation) => {
      const next = nextOf(story, observation)
      if (next && isEqual(observation, next))
        return isLater(story, observation, next)
          ? unseen
          : seen(
              next,
              'backoff',
              `repeats request ${observation.request.number}, which was answered ${observation.status}`,
            )
      // A create that may have been carried out is looked up first.
      const isInDoubt = observation.situation.kind === 'create' && observation.status !== 429
      if (next && isInDoubt && next.situation.kind === 'lookup')
        return story.after(next)[0]?.situation.kind === 'create'
          ? seen(
              next,
              'backoff',
              `looks for what request ${observation.request.number} may have created`,
            )
          : unseen
      // Where nothing follows, a pause may last longer than the capture.
      return next
        ? seen(observation, 'none', `is answered ${observation.status}, and is not sent again`)
        : unseen
    })

/** Whether an equal read may belong to a later change: it follows neither at once nor within ten minutes. */
function isLater(story: Story, observation: Observation, next: Observation): boolean {
  if (observation.situation.kind !== 'read' || story.next(observation) === next) return false
  const [from, to] = [observation, next].map(({ request }) => Date.parse(request.at ?? ''))
  return !((to ?? Number.NaN) - (from ?? Number.NaN) < 600_000)
}

export const retryAfter: ChoiceReader<'retryAfter'> = (story) =>
  story.observations.flatMap<SightingOf<'retryAfter'>>((observation) => {
    const seconds = Number(observation.request.response?.headers['retry-after'])
    const next = nextOf(story, observation)
    if (!isTransient(observation) || !(seconds > 0) || !next || !isEqual(observation, next))
      return unseen
    if (story.hidesNames && !('id' in observation.situation)) return unseen
    const [from, to] = [observation.request.at, next.request.at].map((at) => Date.parse(at ?? ''))
    if (from === undefined || to === undefined || Number.isNaN(from + to)) return unseen
    const waited = (to - from) / 1000
    // Times may be cut to seconds, and a longer pause may have another reason.
    if (waited < seconds * 0.9)
      return seen(
        next,
        'ignored',
        `follows after ${waited} s, where Retry-After asked for ${seconds} s`,
      )
    return waited <= seconds * 2 + 2
      ? seen(next, 'honoured', `follows after ${waited} s, as Retry-After asked`)
      : unseen
  })
