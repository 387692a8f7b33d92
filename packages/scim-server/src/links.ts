import type { Document } from '@pingone-sandbox/store'
import { endpointOf } from './endpoint.ts'
import {
  findMemberships,
  type Membership,
  type MembershipEnd,
  type MemberType,
} from './membership.ts'
import type { Service } from './options.ts'

/** One value of a group's `members` or of a user's `groups` (RFC 7643 §4.1.2 and §4.2). */
export interface Link {
  readonly value: string
  readonly $ref: string
  readonly type: MemberType | 'direct'
  readonly display?: string
}

/** Where the links are asked for: they are absolute URLs. */
export interface Site {
  readonly service: Service
  /** Scheme, host and port under which the client reached the server. */
  readonly origin: string
}

/** Writes the absolute URL of a resource (RFC 7643 §3.1, `meta.location`). */
export function formatLocation({ service, origin }: Site, name: MemberType, id: string): string {
  return `${origin}${service.basePath}${endpointOf(name).type.endpoint}/${encodeURIComponent(id)}`
}

/**
 * Composes the links of resources from the edges that end at them: the members of groups, or the groups of members.
 *
 * Returns them by the id of the resource; one without links is not in the map.
 */
export async function composeLinks(
  site: Site,
  end: MembershipEnd,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Link[]>> {
  const memberships = await findMemberships(site.service.store, end, ids)
  const links = new Map<string, Link[]>()
  for (const { membership, link } of await describeLinks(site, end, memberships)) {
    const siblings = links.get(membership[end])
    if (siblings) siblings.push(link)
    else links.set(membership[end], [link])
  }
  return links
}

/**
 * Describes what stands at the other ends of edges.
 *
 * An edge without anything there is left out: a concurrent request can make one just after those of its member were deleted.
 */
export async function describeLinks(
  site: Site,
  end: MembershipEnd,
  memberships: readonly Membership[],
): Promise<readonly { readonly membership: Membership; readonly link: Link }[]> {
  const displays = await readDisplays(site.service, end, memberships)
  return memberships.flatMap((membership) => {
    const far = farEnd(end, membership)
    const display = displays.get(far.id)
    if (!display) return []
    const type = end === 'groupId' ? membership.memberType : 'direct'
    const $ref = formatLocation(site, far.name, far.id)
    return [{ membership, link: { value: far.id, $ref, type, ...display } }]
  })
}

function farEnd(end: MembershipEnd, membership: Membership): { id: string; name: MemberType } {
  return end === 'groupId'
    ? { id: membership.memberId, name: membership.memberType }
    : { id: membership.groupId, name: 'Group' }
}

/** The names of the resources at the other ends; one that does not exist is not in the map. */
async function readDisplays(
  { store }: Service,
  end: MembershipEnd,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, { readonly display?: string }>> {
  const names = new Map(
    memberships.map((membership) => {
      const { id, name } = farEnd(end, membership)
      return [id, name]
    }),
  )
  const read = await Promise.all(
    [...names].map(([id, name]) => store.get(endpointOf(name).collection, id)),
  )
  return new Map(
    read.flatMap((found) => (found ? [[found.document.id, nameOf(found.document)]] : [])),
  )
}

function nameOf({ displayName, userName }: Document): { readonly display?: string } {
  const display = displayName ?? userName
  return typeof display === 'string' ? { display } : {}
}
