import type {
  GroupDocument,
  MembershipDocument,
  PopulationDocument,
  UserDocument,
} from '../../records/documents.ts'
import { ConstraintError } from '../../records/errors.ts'
import { membershipId } from '../memberships.ts'
import { newUserState } from '../user-state.ts'
import type { SeedContent } from './seed-content.ts'

/** The environment and the documents that the content of a seed is added to. */
export interface ContentPlace {
  readonly environmentId: string
  readonly times: { readonly createdAt: string; readonly updatedAt: string }
  readonly newId: () => string
  /** The existing groups and populations, which users of the content can refer to by name. */
  readonly populations: readonly PopulationDocument[]
  readonly groups: readonly GroupDocument[]
  readonly usernames: readonly string[]
}

/**
 * Makes documents of the content of a seed.
 *
 * Throws `ConstraintError` for a name that is given twice, and for a population or group that a user names and that does not
 * exist; its `target` and its message name the place: `users[2].groups[0]`.
 */
export function placeContent(content: SeedContent, place: ContentPlace) {
  const { environmentId, times, newId } = place
  refuseRepeated('population', namesOf(place.populations), namesOf(content.populations))
  refuseRepeated('group', namesOf(place.groups), namesOf(content.groups))
  refuseRepeated('user', place.usernames, usernamesOf(content.users))
  const populations = content.populations.map((population): PopulationDocument => ({
    ...population,
    id: newId(),
    environmentId,
    default: false,
    theme: { id: newId() },
    ...times,
  }))
  const groups = content.groups.map((group): GroupDocument => ({
    ...group,
    id: newId(),
    environmentId,
    ...times,
  }))
  const populationIds = idsByName('population', [...place.populations, ...populations])
  const groupIds = idsByName('group', [...place.groups, ...groups])
  const memberships: MembershipDocument[] = []
  const users = content.users.map(
    ({ population = 'Default', groups: names, ...attributes }, index): UserDocument => {
      const id = newId()
      for (const [position, name] of names.entries()) {
        const groupId = groupIds(name, `users[${index}].groups[${position}]`)
        memberships.push({
          id: membershipId({ groupId, userId: id }),
          environmentId,
          userId: id,
          groupId,
        })
      }
      return {
        ...newUserState(attributes),
        ...attributes,
        id,
        environmentId,
        population: { id: populationIds(population, `users[${index}].population`) },
        ...times,
      }
    },
  )
  return { populations, groups, users, memberships }
}

const namesOf = (documents: readonly { readonly name: string }[]) =>
  documents.map(({ name }) => name)

const usernamesOf = (users: readonly { readonly username: string }[]) =>
  users.map(({ username }) => username)

/** Names are unique regardless of case, as in the Platform API. */
function refuseRepeated(kind: string, present: readonly string[], given: readonly string[]): void {
  const seen = new Set(present.map((name) => name.toLowerCase()))
  for (const [index, name] of given.entries()) {
    const target = `${kind}s[${index}].${kind === 'user' ? 'username' : 'name'}`
    if (seen.has(name.toLowerCase()))
      throw new ConstraintError(
        'UNIQUENESS_VIOLATION',
        target,
        `${target} makes a second ${kind} of the name ${name}.`,
      )
    seen.add(name.toLowerCase())
  }
}

function idsByName(
  kind: string,
  documents: readonly { readonly id: string; readonly name: string }[],
) {
  const ids = new Map(documents.map(({ id, name }) => [name, id]))
  return (name: string, target: string): string => {
    const id = ids.get(name)
    if (id !== undefined) return id
    throw new ConstraintError(
      'INVALID_VALUE',
      target,
      `${target} names the ${kind} "${name}", which does not exist; there are ${[...ids.keys()].join(', ')}.`,
    )
  }
}
