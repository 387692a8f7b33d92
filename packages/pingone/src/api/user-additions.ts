import type { HttpRequest } from '@pingone-sandbox/http'
import type { Directory } from '../directory/directory.ts'
import { NotFoundError } from '../records/errors.ts'
import type { PopulationDocument } from '../records/documents.ts'
import type { SourceUser } from '../directory/source-user.ts'
import { representPopulation } from './population-resource.ts'
import { isAsked } from './request-reading.ts'

/** Reads the groups of one user; asked only where an addition needs them. */
type ReadGroups = () => Promise<SourceUser['memberOfGroups']>

/**
 * What `include` and `expand` add to the representation of a user: `memberOfGroupIDs`, `memberOfGroupNames`, the population itself.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/group-membership/read-all-group-ids-for-user.html}
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1/read-user.html}
 */
export async function userAdditions(
  request: HttpRequest,
  { populations }: Pick<Directory, 'populations'>,
  { groups, population }: { readonly groups: ReadGroups; readonly population: PopulationKey },
) {
  const asksIds = isAsked(request, 'include', 'memberOfGroupIDs')
  const asksNames = isAsked(request, 'include', 'memberOfGroupNames')
  const memberOf = asksIds || asksNames ? await groups() : []
  const expanded = isAsked(request, 'expand', 'population')
    ? await populations.get(...population).catch(absentWhenGone)
    : undefined
  return {
    ...(expanded && {
      _embedded: { population: await representPopulation(request, expanded, populations) },
    }),
    ...(asksIds && { memberOfGroupIDs: memberOf.map(({ id }) => id) }),
    ...(asksNames && { memberOfGroupNames: memberOf.map(({ name }) => name) }),
  }
}

type PopulationKey = readonly [environmentId: string, populationId: string]

/** A population can be deleted between the reads. */
function absentWhenGone(error: unknown): PopulationDocument | undefined {
  if (error instanceof NotFoundError) return undefined
  throw error
}
