import { elementsOf, objectsOf, type Json } from '../capture/json.ts'
import { lettersOf } from '../strip/strip-query.ts'
import { isSuccess, type Observation, type Story } from '../story/story.ts'
import { isVersion11 } from './connection-choices.ts'
import { seen, seenOther, unseen, type ChoiceReader, type SightingOf } from './sighting.ts'

const isAboutGroup = ({ situation }: Observation) => 'of' in situation && situation.of === 'group'

export const groupLookup: ChoiceReader<'groupLookup'> = ({ observations }) =>
  observations.filter(isAboutGroup).flatMap<SightingOf<'groupLookup'>>((observation) => {
    if (observation.situation.kind === 'lookup')
      return /^displayname eq /i.test(observation.situation.filter)
        ? seen(observation, 'filter', 'looks for a group by its displayName')
        : seenOther(observation, 'looks for a group by another filter')
    return observation.situation.kind === 'list'
      ? seen(observation, 'list', 'lists the groups')
      : unseen
  })

export const groupUpdate: ChoiceReader<'groupUpdate'> = ({ observations }) =>
  observations.filter(isAboutGroup).flatMap<SightingOf<'groupUpdate'>>((observation) => {
    // SCIM 1.1 has a PATCH of its own, which leaves no choice.
    if (observation.situation.kind === 'put' && !isVersion11(observation))
      return seen(observation, 'put', 'updates a group with PUT')
    return observation.situation.kind === 'patch'
      ? seen(observation, 'patch', 'updates a group with PATCH')
      : unseen
  })

export const groupCreateMembers: ChoiceReader<'groupCreateMembers'> = (story) =>
  story.observations
    .filter((observation) => isAboutGroup(observation) && observation.situation.kind === 'create')
    .flatMap<SightingOf<'groupCreateMembers'>>((observation) => {
      if (elementsOf(observation.body['members']).length > 0)
        return seen(observation, 'together', 'creates a group with its members')
      const filled = fills(story, observation)
      return filled
        ? seen(filled, 'afterwards', 'adds members to a group that was just created')
        : unseen
    })

/** The request right after a create that adds members. */
function fills(story: Story, observation: Observation): Observation | undefined {
  if (!isSuccess(observation)) return undefined
  const next = story.after(observation).find(({ situation: { kind } }) => kind !== 'read')
  return next && addedMembers(next) > 0 ? next : undefined
}

/** The operations of a PATCH. */
export const operationsOf = (body: Json): readonly Json[] => objectsOf(body['Operations'])

/** How many members a request adds to a group; for a PUT, how many it carries. */
export const addedMembers = ({ body }: Observation): number =>
  elementsOf(body['members']).length +
  operationsOf(body)
    .filter(({ op, path }) => op !== 'remove' && path === 'members')
    .reduce((sum, { value }) => sum + elementsOf(value).length, 0)

const changedMembers = (observation: Observation): number =>
  addedMembers(observation) +
  operationsOf(observation.body).filter(({ op }) => op === 'remove').length

export const groupPatchMembers: ChoiceReader<'groupPatchMembers'> = (story) =>
  story.observations
    .filter((observation) => isAboutGroup(observation) && observation.situation.kind === 'patch')
    .flatMap<SightingOf<'groupPatchMembers'>>((observation) => {
      const count = changedMembers(observation)
      if (count > 100) return seen(observation, 'unlimited', `carries ${count} member changes`)
      const [next] = story.after(observation)
      const isFollowed = next?.situation.kind === 'patch' && changedMembers(next) > 0
      return count === 100 && isFollowed
        ? seen(observation, '100', 'carries 100 member changes, and more follow in another PATCH')
        : unseen
    })

export const groupNameEncoding: ChoiceReader<'groupNameEncoding'> = ({ observations }) =>
  observations
    .filter((observation) => isAboutGroup(observation) && observation.situation.kind === 'lookup')
    .filter(({ request }) => request.known.query === 'raw')
    .flatMap<SightingOf<'groupNameEncoding'>>((observation) => {
      const letters = lettersOf(observation.request.url.split('?')[1] ?? '')
      return letters
        ? seen(observation, letters, `encodes letters beyond ASCII in ${letters}`)
        : unseen
    })

/** Whether a request refuses several new members of a group, and what follows. */
export function refusedMembers(
  story: Story,
): readonly { observation: Observation; next: Observation | undefined }[] {
  return story.observations
    .filter((observation) => isAboutGroup(observation) && observation.situation.kind === 'patch')
    .filter(
      (observation) =>
        [400, 409, 422].includes(observation.status ?? 0) && addedMembers(observation) > 1,
    )
    .map((observation) => ({ observation, next: story.after(observation)[0] }))
    .filter(({ observation, next }) => next !== undefined || story.goesOn(observation))
}
