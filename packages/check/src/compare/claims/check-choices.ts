import { isSuccess, type Observation, type Story } from '../story/story.ts'
import { seen, unseen, type ChoiceReader, type SightingOf } from './sighting.ts'

/** A write that is sent without a read of what it changes, so that a 404 is the first sign that this is gone. */
function isBlindWrite(story: Story, observation: Observation): boolean {
  const { kind } = observation.situation
  if (kind === 'patch' || kind === 'delete') return true
  const [before] = story.before(observation)
  return kind === 'put' && before?.situation.kind !== 'read'
}

export const missingCheck: ChoiceReader<'missingCheck'> = (story) =>
  story.observations
    .filter((observation) => observation.status === 404 && isBlindWrite(story, observation))
    .flatMap<SightingOf<'missingCheck'>>((observation) => {
      const [next] = story.after(observation)
      if (next?.situation.kind === 'read')
        return seen(next, 'read', `reads what request ${observation.request.number} did not find`)
      return next || story.goesOn(observation)
        ? seen(observation, 'believe', 'is answered 404, and no read follows')
        : unseen
    })

/** Requests overlap, and a resync reads as well: only reads that follow their create at once show that each create is checked. */
export const createdCheck: ChoiceReader<'createdCheck'> = (story) => {
  const created = story.observations.filter(
    (observation) => observation.situation.kind === 'create' && isSuccess(observation),
  )
  const unchecked = created.find((observation) => {
    const [next] = story.after(observation)
    return next ? next.situation.kind !== 'read' : story.goesOn(observation)
  })
  if (unchecked) return seen(unchecked, 'none', 'is a create that no read follows')
  const [first, second] = created.filter((observation) => {
    const [next] = story.after(observation)
    return next?.situation.kind === 'read' && story.next(observation) === next
  })
  return first && second
    ? seen(story.next(first) ?? first, 'read', `reads what request ${first.request.number} created`)
    : unseen
}

/** Whether a read may be the check of a create: it is the first request after it. */
export function mayCheckCreate(story: Story, observation: Observation): boolean {
  const [before] = story.before(observation)
  if (before?.situation.kind !== 'create' || observation.situation.kind !== 'read') return false
  return !hasUncheckedCreate(story)
}

/** Each read of a capture asks this. */
const answers = new WeakMap<Story, boolean>()

function hasUncheckedCreate(story: Story): boolean {
  const known = answers.get(story)
  if (known !== undefined) return known
  const answer = createdCheck(story).some(({ value }) => value === 'none')
  answers.set(story, answer)
  return answer
}

export const resyncRead: ChoiceReader<'resyncRead'> = (story) => {
  const page = story.observations.find(
    ({ situation }) => situation.kind === 'list' && situation.of === 'user',
  )
  if (page) return seen(page, 'list', 'reads the users in pages')
  const again = story.observations.find((observation) => isLookupOfLinked(story, observation))
  if (again) return seen(again, 'by-filter', 'looks for a user or group that is linked already')
  const read = story.observations.find((observation) => isReadForItself(story, observation))
  return read ? seen(read, 'by-id', 'reads a linked user or group, and nothing is written') : unseen
}

/** Linked: an earlier answer to a create, read or write has shown the id. Nothing went wrong before. */
function isLookupOfLinked(story: Story, observation: Observation): boolean {
  if (observation.situation.kind !== 'lookup') return false
  const before = story.before(observation)
  const [last] = before
  return (
    last !== undefined &&
    isSuccess(last) &&
    ['create', 'put', 'patch', 'read'].includes(last.situation.kind) &&
    !before.some(({ situation: { kind } }) => kind === 'delete')
  )
}

/** A read that no write follows, that checks neither a create nor a failed write, and that another request comes after. */
function isReadForItself(story: Story, observation: Observation): boolean {
  if (observation.situation.kind !== 'read') return false
  const [before] = story.before(observation)
  const [next] = story.after(observation)
  const isWritten = next !== undefined && ['put', 'patch', 'delete'].includes(next.situation.kind)
  const isOfFailure = before !== undefined && !isSuccess(before)
  const isOfCreate = mayCheckCreate(story, observation)
  return (
    !isWritten && !isOfFailure && !isOfCreate && isSuccess(observation) && story.goesOn(observation)
  )
}
