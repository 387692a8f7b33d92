import { hiddenValue, type CapturedRequest } from '../capture/captured-request.ts'
import { isObject, jsonOf, type Json } from '../capture/json.ts'
import { createSubjects } from './subjects.ts'
import { situationOf, type Situation } from './situation.ts'

/** A request of a capture, and what it is for. */
export interface Observation {
  readonly request: CapturedRequest
  readonly situation: Situation
  /** The status of the answer; undefined when there is none. */
  readonly status: number | undefined
  /** The JSON of the request and of its answer; an empty object where there is none. */
  readonly body: Json
  readonly answer: Json
  /** The user or group that it is about; undefined where it is about none. */
  readonly subject: string | undefined
}

/** A capture as a sequence: what was sent about each user and group, and what followed. */
export interface Story {
  readonly observations: readonly Observation[]
  /** The later requests about the same user or group. */
  readonly after: (observation: Observation) => readonly Observation[]
  /** The earlier requests about the same user or group, the latest first. */
  readonly before: (observation: Observation) => readonly Observation[]
  /** The request that follows in the capture, about any user or group. */
  readonly next: (observation: Observation) => Observation | undefined
  /** Whether names are hidden, so that a search and a create of the same user cannot be recognised. */
  readonly hidesNames: boolean
  /** Whether a name of the user or group is known, so that a search for it would be recognised. */
  readonly isNamed: (observation: Observation) => boolean
  /** Whether the capture goes on with other users or groups for long enough that what does not follow was not sent. */
  readonly goesOn: (observation: Observation) => boolean
}

/** How many requests about others have to follow; requests overlap, so that one alone may come from before. */
const others = 4

export function createStory(requests: readonly CapturedRequest[]): Story {
  const parsed = requests.map((request) => ({
    request,
    situation: situationOf(request),
    status: request.response?.status,
    body: objectOf(request.body),
    answer: objectOf(request.response?.body),
  }))
  const subjects = createSubjects(parsed)
  const observations: readonly Observation[] = parsed.map((observation, at) => ({
    ...observation,
    subject: subjects.of[at],
  }))
  const at = ({ request }: Observation) => request.number - 1
  const bySubject = Map.groupBy(observations, ({ subject }) => subject)
  const same = ({ subject }: Observation) =>
    subject === undefined ? [] : (bySubject.get(subject) ?? [])
  const after = (observation: Observation) =>
    same(observation).filter((other) => at(other) > at(observation))
  /** How many requests from each position on are about a user or group. */
  const left = countsFromEnd(observations)

  return {
    observations,
    hidesNames: requests.some(
      ({ body, url }) => body?.includes(hiddenValue) || url.includes(hiddenValue),
    ),
    after,
    before: (observation) =>
      same(observation)
        .filter((other) => at(other) < at(observation))
        .toReversed(),
    next: (observation) => observations[at(observation) + 1],
    isNamed: ({ subject }) => subject !== undefined && subjects.named.has(subject),
    goesOn: (observation) => (left[at(observation) + 1] ?? 0) - after(observation).length >= others,
  }
}

function countsFromEnd(observations: readonly Observation[]): readonly number[] {
  const counts = [0]
  for (const { subject } of observations.toReversed())
    counts.push((counts.at(-1) ?? 0) + (subject === undefined ? 0 : 1))
  return counts.reverse()
}

function objectOf(text: string | undefined): Json {
  const value = jsonOf(text)
  return isObject(value) ? value : {}
}

export const isSuccess = ({ status = 0 }: Pick<Observation, 'status'>): boolean =>
  status >= 200 && status < 300

export const isMissing = ({ status }: Pick<Observation, 'status'>): boolean =>
  status === 404 || status === 410

/** A failure that may pass: the connection broke, or the target is busy or has failed. */
export const isTransient = ({ status }: Pick<Observation, 'status'>): boolean =>
  status === undefined ||
  status === 408 ||
  status === 425 ||
  status === 429 ||
  (status >= 500 && status !== 501)
