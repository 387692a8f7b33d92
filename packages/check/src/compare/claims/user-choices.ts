import { objectsOf, type Json } from '../capture/json.ts'
import { hiddenValue } from '../capture/captured-request.ts'
import { rowsOf } from '../story/situation.ts'
import { isMissing, isSuccess, type Observation, type Story } from '../story/story.ts'
import { mayCheckCreate } from './check-choices.ts'
import { isVersion11 } from './connection-choices.ts'
import { seen, seenOther, unseen, type ChoiceReader, type SightingOf } from './sighting.ts'

const isUserWrite = ({ situation }: Observation) =>
  (situation.kind === 'put' || situation.kind === 'patch') && situation.of === 'user'
const isPutOf =
  (of: 'user' | 'group') =>
  ({ situation }: Observation): boolean =>
    situation.kind === 'put' && situation.of === of
const isCreate = ({ situation }: Observation) =>
  situation.kind === 'create' && situation.of === 'user'
const isWrite = ({ situation }: Observation) =>
  ['create', 'put', 'patch', 'delete'].includes(situation.kind)

export const userUpdate: ChoiceReader<'userUpdate'> = ({ observations }) =>
  observations
    .filter((observation) => isUserWrite(observation) && !isVersion11(observation))
    .flatMap<SightingOf<'userUpdate'>>((observation) =>
      observation.situation.kind === 'put'
        ? seen(observation, 'put', 'updates a user with PUT')
        : seen(observation, 'patch', 'updates a user with PATCH'),
    )

export const userPutBody: ChoiceReader<'userPutBody'> = (story) =>
  story.observations.filter(isPutOf('user')).flatMap<SightingOf<'userPutBody'>>((observation) => {
    const source = latestRead(story, observation)
    if (source) {
      const lacking = Object.keys(source.resource).filter(
        (name) => name !== 'meta' && name !== 'groups' && !(name in observation.body),
      )
      if (lacking.length > 0)
        return seen(observation, 'mapped', `lacks ${lacking.join(', ')}, which the target holds`)
      // A search, a list or a check of a create reads for a reason of its own.
      if (source.isForIt)
        return seen(observation, 'merged', 'follows a read of the user, and keeps what it answered')
      return unseen
    }
    // Of the first requests of a capture it is not known what went before.
    return story.before(observation).length > 0
      ? seen(observation, 'mapped', 'is sent without a read of the user before it')
      : unseen
  })

/** What a client has read of a resource since it last wrote it. `isForIt`: a read by the id that no other behaviour explains. */
function latestRead(
  story: Story,
  observation: Observation,
): { readonly resource: Json; readonly isForIt: boolean } | undefined {
  const { situation } = observation
  if (situation.kind !== 'put') return undefined
  const before = story.before(observation)
  const write = before.findIndex((other) => isWrite(other) && isSuccess(other))
  const since = write < 0 ? before : before.slice(0, write)
  const reads = since.filter((other) => other.situation.kind === 'read' && isSuccess(other))
  const [read] = reads
  if (read)
    return {
      resource: read.answer,
      isForIt: reads.some((each) => !mayCheckCreate(story, each)),
    }
  const row = since.flatMap(({ answer }) => rowsOf(answer)).find(({ id }) => id === situation.id)
  return row && { resource: row, isForIt: false }
}

/** What the target holds when a PUT is sent, as far as the client has read it. */
export const readBefore = (story: Story, observation: Observation): Json | undefined =>
  latestRead(story, observation)?.resource

export const secondEmail: ChoiceReader<'secondEmail'> = (story) =>
  story.observations.filter(isPutOf('user')).flatMap<SightingOf<'secondEmail'>>((observation) => {
    const held = objectsOf(latestRead(story, observation)?.resource['emails'])
    const sent = objectsOf(observation.body['emails'])
    const isEmpty = ({ value }: Json) => value === undefined || value === ''
    if (held.length !== 2 || !held.some(isEmpty) || sent.length < 2) return unseen
    if (sent.every(({ value }) => value === hiddenValue)) return unseen
    const isFilled =
      sent.every(({ primary }) => primary === true) &&
      new Set(sent.map(({ value }) => value)).size === 1
    return isFilled
      ? seen(observation, 'filled', 'has the address in both emails, each primary')
      : seen(observation, 'kept', 'leaves the second email of the target as it is')
  })

export const provisionDisabledUsers: ChoiceReader<'provisionDisabledUsers'> = ({ observations }) =>
  observations
    .filter((observation) => isCreate(observation) && observation.body['active'] === false)
    .flatMap<SightingOf<'provisionDisabledUsers'>>((observation) =>
      seen(observation, true, 'creates a user with active false'),
    )

export const multipleMatches: ChoiceReader<'multipleMatches'> = (story) =>
  story.observations.flatMap<SightingOf<'multipleMatches'>>((observation) => {
    const { situation } = observation
    if (situation.kind !== 'lookup' || situation.of !== 'user') return unseen
    const ids = rowsOf(observation.answer).map(({ id }) => id)
    if (new Set(ids).size < 2) return unseen
    const later = story.observations.slice(observation.request.number)
    const used = later.find(
      ({ situation: other }) => 'id' in other && other.of === 'user' && ids.includes(other.id),
    )
    if (used)
      return 'id' in used.situation && used.situation.id === ids[0]
        ? seen(
            used,
            'first',
            `uses the first of ${ids.length} users that request ${observation.request.number} found`,
          )
        : seenOther(used, 'uses a user that is not the first of those found')
    return story.goesOn(observation)
      ? seen(observation, 'fail', `finds ${ids.length} users, and none of them is used`)
      : unseen
  })

export const createConflict: ChoiceReader<'createConflict'> = (story) =>
  story.observations
    .filter((observation) => isCreate(observation) && observation.status === 409)
    .flatMap<SightingOf<'createConflict'>>((observation) => {
      const [next, afterNext] = story.after(observation)
      const isSearch = next?.situation.kind === 'lookup' || next?.situation.kind === 'search'
      // A lookup and a create are a new attempt, made later.
      if (next && isSearch && afterNext?.situation.kind !== 'create')
        return seen(next, 'link', 'looks for the user whose create was answered 409')
      const hasFailed = !story.hidesNames && (next !== undefined || story.goesOn(observation))
      return hasFailed
        ? seen(observation, 'fail', 'is answered 409, and no search for the user follows')
        : unseen
    })

export const missingLink: ChoiceReader<'missingLink'> = (story) =>
  story.observations
    .filter((observation) => !story.hidesNames && showsMissing(story, observation))
    .flatMap<SightingOf<'missingLink'>>((observation) => {
      const [next] = story.after(observation)
      if (next && ['lookup', 'search', 'create'].includes(next.situation.kind))
        return seen(
          next,
          'recreate',
          `follows the ${observation.status} to request ${observation.request.number}`,
        )
      return story.isNamed(observation) && (next || story.goesOn(observation))
        ? seen(
            observation,
            'fail',
            `is answered ${observation.status}, and neither a search nor a create follows`,
          )
        : unseen
    })

/** A read, PATCH or PUT that was answered as missing, where no read of the same user follows it. */
function showsMissing(story: Story, observation: Observation): boolean {
  const { situation } = observation
  const isRead = situation.kind === 'read' && situation.of === 'user'
  if (!isMissing(observation) || !(isRead || isUserWrite(observation))) return false
  const deleted = story.before(observation).some(({ situation: { kind } }) => kind === 'delete')
  const isCheckOfWrite = story.after(observation)[0]?.situation.kind === 'read'
  return !deleted && !isCheckOfWrite
}

export const lookupMatch: ChoiceReader<'lookupMatch'> = (story) =>
  story.observations.flatMap<SightingOf<'lookupMatch'>>((observation) => {
    const { situation } = observation
    if (situation.kind !== 'lookup' || situation.identifier === undefined) return unseen
    const attribute = /^\s*(username|displayname)\s+eq\s/i
      .exec(situation.filter)?.[1]
      ?.toLowerCase()
    const [row] = rowsOf(observation.answer)
    if (!row || attribute === undefined) return unseen
    const [, held] = Object.entries(row).find(([name]) => name.toLowerCase() === attribute) ?? []
    if (typeof held !== 'string' || [held, situation.identifier].includes(hiddenValue))
      return unseen
    if (held.toLowerCase() === situation.identifier.toLowerCase()) return unseen
    const used = story.observations
      .slice(observation.request.number)
      .find(({ situation: other }) => 'id' in other && other.id === row['id'])
    if (used) return seen(used, 'trusted', 'uses a resource that the search should not have found')
    return story.goesOn(observation)
      ? seen(observation, 'checked', 'finds a resource that does not match, and it is not used')
      : unseen
  })

export const numericIds: ChoiceReader<'numericIds'> = (story) =>
  story.observations.flatMap<SightingOf<'numericIds'>>((observation) => {
    const ids = [observation.answer, ...rowsOf(observation.answer)]
      .map(({ id }) => id)
      .filter((id) => typeof id === 'number')
    const [id] = ids
    if (id === undefined) return unseen
    const used = story.observations
      .slice(observation.request.number)
      .find(({ situation }) => 'id' in situation && situation.id === String(id))
    if (used) return seen(used, 'accepted', 'goes to an id that was answered as a number')
    return story.goesOn(observation)
      ? seen(observation, 'fail', 'is answered with an id that is a number, and it is not used')
      : unseen
  })
