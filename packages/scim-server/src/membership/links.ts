import type { Link } from './composed-links.ts'
import type { ComposedLinks } from './composed-links.ts'
import type { Document } from '@pingone-sandbox/store'
import type { Endpoint } from '../directory/endpoint.ts'
import { formatLocation, type Site } from '../directory/location.ts'
import type { Membership, MembershipEnd, MemberType } from '../directory/membership.ts'
import type { Service } from '../directory/service.ts'
import { findMemberships, followNesting } from './find-memberships.ts'
import { openLinkCache } from './link-cache.ts'

/** Returns the endpoint of a type of member. */
export function memberEndpoint(service: Service, name: MemberType): Endpoint {
  return name === 'User' ? service.users : service.groups
}

/**
 * Composes the links of resources from their edges: the members of groups, or the groups of members.
 *
 * Returns them by the id of the resource; a resource without links may be missing. A user is also, `indirect`ly, in the groups that
 * contain its groups (RFC 7643 §4.1.2).
 */
export async function composeLinks(
  site: Site,
  end: MembershipEnd,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComposedLinks>> {
  const cache = end === 'memberId' ? openLinkCache(site.service, site.base) : undefined
  if (!cache) return readLinks(site, end, ids)
  const known = ids.map((id) => cache.get(id))
  const unknown = ids.filter((_, index) => !known[index])
  const read = unknown.length > 0 ? await readLinks(site, end, unknown) : undefined
  if (read) cache.add(unknown, read)
  const links = new Map<string, ComposedLinks>()
  for (const [index, id] of ids.entries()) {
    const own = known[index] ?? read?.get(id)
    if (own) links.set(id, own)
  }
  return links
}

async function readLinks(
  site: Site,
  end: MembershipEnd,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComposedLinks>> {
  const edges = await findMemberships(site.service, end, ids)
  if (edges.length === 0) return new Map()
  const composed = new Map<string, { links: Link[]; unversioned: Link[] }>()
  const append = (id: string, link: Link, isVersioned: boolean) => {
    const own = composed.get(id) ?? { links: [], unversioned: [] }
    composed.set(id, own)
    own.links.push(link)
    if (!isVersioned) own.unversioned.push(link)
  }
  for (const { membership, link, isAsMade } of await describeLinks(site, end, edges))
    append(membership[end], link, end === 'groupId' && isAsMade)
  if (end === 'memberId') {
    for (const { memberId, link } of await composeIndirect(site, edges))
      append(memberId, link, false)
  }
  return composed
}

/** An edge, its link, and whether the name at its other end has not changed since the edge was made. */
interface DescribedLink {
  readonly membership: Membership
  readonly link: Link
  readonly isAsMade: boolean
}

/**
 * Describes the resources at the other ends of edges.
 *
 * Omits an edge whose other end does not exist: another request is deleting it.
 */
export async function describeLinks(
  site: Site,
  end: MembershipEnd,
  memberships: readonly Membership[],
): Promise<readonly DescribedLink[]> {
  const { service } = site
  const ends = memberships.map((membership) => farEnd(service, end, membership))
  const displays = await readDisplays(
    service,
    ends.filter((each) => each !== undefined),
  )
  return memberships.flatMap((membership, index): DescribedLink[] => {
    const far = ends[index]
    if (!far) return [{ membership, link: { value: membership.memberId }, isAsMade: true }]
    const found = displays.get(far.id)
    if (!found) return []
    const { id: value, endpoint, type } = far
    const $ref = formatLocation(site, endpoint, value)
    const link = { value, $ref, type, ...found }
    return [{ membership, link, isAsMade: link.display === membership.memberDisplay }]
  })
}

/** Composes the links to the groups that contain the groups of members, except those of which a member is a direct member. */
async function composeIndirect(
  site: Site,
  direct: readonly Membership[],
): Promise<readonly { readonly memberId: string; readonly link: Link }[]> {
  const { service } = site
  const nesting = await followNesting(service, 'up', [
    ...new Set(direct.map(({ groupId }) => groupId)),
  ])
  if (nesting.length === 0) return []

  const groups = new Set(nesting.map(({ groupId }) => groupId))
  const displays = await readDisplays(
    service,
    [...groups].map((id) => ({ id, endpoint: service.groups })),
  )
  const around = Map.groupBy(nesting, ({ memberId }) => memberId)
  return [...Map.groupBy(direct, ({ memberId }) => memberId)].flatMap(([memberId, edges]) => {
    const own = new Set(edges.map(({ groupId }) => groupId))
    return reach(own, around).flatMap((id) => {
      const found = displays.get(id)
      if (!found) return []
      const $ref = formatLocation(site, service.groups, id)
      return [{ memberId, link: { value: id, $ref, type: 'indirect' as const, ...found } }]
    })
  })
}

/** Returns the groups that contain the given ones, directly or indirectly, without the given ones. */
function reach(
  from: ReadonlySet<string>,
  around: ReadonlyMap<string, readonly Membership[]>,
): readonly string[] {
  const reached = new Set(from)
  // The iteration of a set includes the elements that are added during it.
  for (const id of reached) for (const { groupId } of around.get(id) ?? []) reached.add(groupId)
  return [...reached].filter((id) => !from.has(id))
}

interface End {
  readonly id: string
  readonly endpoint: Endpoint
}

/** Returns the other end of an edge and the type of its link; undefined for a member that is not a resource of this server. */
function farEnd(
  service: Service,
  end: MembershipEnd,
  { groupId, memberId, memberType }: Membership,
): (End & { readonly type: MemberType | 'direct' }) | undefined {
  if (end === 'memberId') return { id: groupId, endpoint: service.groups, type: 'direct' }
  if (memberType === 'Unknown') return undefined
  return { id: memberId, endpoint: memberEndpoint(service, memberType), type: memberType }
}

/** Reads the names of the resources at these ends; one that does not exist is not in the map. */
async function readDisplays(
  { store }: Service,
  ends: readonly End[],
): Promise<ReadonlyMap<string, Pick<Link, 'display'>>> {
  const endpoints = new Map(ends.map(({ id, endpoint }) => [id, endpoint]))
  const read = await Promise.all(
    [...endpoints].map(([id, { collection }]) => store.get(collection, id)),
  )
  return new Map(read.flatMap((found) => (found ? [[found.id, nameOf(found.document)]] : [])))
}

/** Returns the name of a resource in links to it. */
export function nameOf({ displayName, userName }: Document): Pick<Link, 'display'> {
  const display = displayName ?? userName
  return typeof display === 'string' ? { display } : {}
}
