import type { HttpRequest } from '@pingone-sandbox/http'
import type { UserDocument } from '../directory/documents.ts'
import type { SourceUser } from '../directory/source-user.ts'
import { toResource } from './hal.ts'

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

/** Represents a user of a list, with those group attributes that `include` asks for. */
export function representListedUser(request: HttpRequest, user: SourceUser) {
  const { memberOfGroups, population, ...attributes } = user
  const included = (request.query.get('include') ?? '').split(',')
  return {
    ...representUser(request, { ...attributes, population: { id: population.id } }),
    ...(included.includes('memberOfGroupIDs') && {
      memberOfGroupIDs: memberOfGroups.map((group) => group.id),
    }),
    ...(included.includes('memberOfGroupNames') && {
      memberOfGroupNames: memberOfGroups.map((group) => group.name),
    }),
  }
}
