import type { HttpRequest } from '@pingone-sandbox/http'
import type { Directory } from '../directory/directory.ts'
import type { UserDocument } from '../records/documents.ts'
import type { SourceUser } from '../directory/source-user.ts'
import { toResource } from './hal.ts'
import { userAdditions } from './user-additions.ts'

/** Represents a user as reads and writes of one answer it. */
export function representUser(request: HttpRequest, user: UserDocument) {
  const self = `/users/${user.id}`
  const { passwordState: _, ...shown } = user
  const resource = toResource(request, shown, {
    self,
    population: `/populations/${user.population.id}`,
    enabled: `${self}/enabled`,
    password: `${self}/password`,
    memberOfGroups: `${self}/memberOfGroups`,
  })
  return { ...resource, identityProvider: { type: 'PING_ONE' } }
}

/** Represents a user of a list, with what `include` and `expand` ask for. */
export async function representListedUser(
  request: HttpRequest,
  user: SourceUser,
  directory: Pick<Directory, 'populations'>,
) {
  const { memberOfGroups, population, ...attributes } = user
  return {
    ...representUser(request, { ...attributes, population: { id: population.id } }),
    ...(await userAdditions(request, directory, {
      groups: async () => memberOfGroups,
      population: [user.environmentId, population.id],
    })),
  }
}

/** Represents a user who is read, with what `include` and `expand` ask for. */
export async function representReadUser(
  request: HttpRequest,
  user: UserDocument,
  { populations, reader }: Pick<Directory, 'populations' | 'reader'>,
) {
  const { environmentId, id, population } = user
  return {
    ...representUser(request, user),
    ...(await userAdditions(
      request,
      { populations },
      {
        groups: async () => (await reader.user(environmentId, id))?.memberOfGroups ?? [],
        population: [environmentId, population.id],
      },
    )),
  }
}
