import {
  compileFilter,
  groupResourceType,
  patchLimits,
  ScimError,
  type Filter,
} from '@pingone-sandbox/scim'
import type { Write } from '@pingone-sandbox/store'
import type { Site } from '../directory/location.ts'
import { membershipId, type Membership } from '../directory/membership.ts'
import type { Service } from '../directory/service.ts'
import { findMemberships } from './find-memberships.ts'
import { describeLinks, memberEndpoint, nameOf } from './links.ts'
import { type Link } from './composed-links.ts'

/** A change of the members of a group. `where` is a filter on the elements of `members`. */
export type MemberStep =
  | { readonly kind: 'add'; readonly ids: readonly string[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'remove-where'; readonly where: Filter }
  | { readonly kind: 'remove-all' }

/**
 * Plans the writes that apply the steps, in order, to a group's edges.
 *
 * Steps that name members read and write only their edges; the others read all edges of the group once. Edges that do not change
 * are not written.
 *
 * @throws {ScimError} 400 `invalidValue` for the group itself as a member, and for a member that does not exist, unless the server
 *   accepts unknown members; 413 when filters examine more members than the limit.
 */
export async function planMemberships(
  site: Site,
  groupId: string,
  steps: readonly MemberStep[],
): Promise<readonly Write[]> {
  if (steps.length === 0) return []
  const { service } = site
  const current = await readAffected(service, groupId, steps)
  const wanted = new Map(current)
  const plan = { site, groupId, current, wanted, described: new Map<string, Link>(), examined: 0 }
  for (const step of steps) await apply(step, plan)

  const removed = [...current.values()].filter(({ memberId }) => !wanted.has(memberId))
  const added = [...wanted.values()].filter(({ memberId }) => !current.has(memberId))
  return [...deleteMemberships(service, removed), ...createMemberships(service, added)]
}

/** Makes the writes that delete edges. */
export function deleteMemberships(
  { memberships: collection }: Service,
  removed: readonly Membership[],
): readonly Write[] {
  return removed.map(({ id }) => ({ kind: 'delete', collection, id }))
}

/** Makes the writes that create edges. The store refuses them when a member has been deleted meanwhile. */
function createMemberships(service: Service, added: readonly Membership[]): readonly Write[] {
  return added.flatMap((document): readonly Write[] => {
    const { memberId, memberType } = document
    const put = {
      kind: 'put',
      collection: service.memberships,
      document,
      expectedVersion: 0,
    } as const
    if (memberType === 'Unknown') return [put]
    const { collection } = memberEndpoint(service, memberType)
    return [{ kind: 'require', collection, id: memberId }, put]
  })
}

type Edges = ReadonlyMap<string, Membership>

interface Plan {
  readonly site: Site
  readonly groupId: string
  readonly current: Edges
  /** The edges after the steps so far. */
  readonly wanted: Map<string, Membership>
  /** The links to members for filters, by their ids; read once for all filters. */
  readonly described: Map<string, Link>
  /** The number of members that filters have examined so far. */
  examined: number
}

async function readAffected(
  service: Service,
  groupId: string,
  steps: readonly MemberStep[],
): Promise<Edges> {
  const memberships = steps.some(({ kind }) => kind === 'remove-all' || kind === 'remove-where')
    ? await findMemberships(service, 'groupId', [groupId])
    : await readNamed(
        service,
        groupId,
        new Set(steps.flatMap((step) => ('ids' in step ? step.ids : []))),
      )
  return new Map(memberships.map((membership) => [membership.memberId, membership]))
}

async function readNamed(
  { store, memberships }: Service,
  groupId: string,
  memberIds: ReadonlySet<string>,
): Promise<readonly Membership[]> {
  const read = await Promise.all(
    [...memberIds].map((id) => store.get<Membership>(memberships, membershipId(groupId, id))),
  )
  return read.flatMap((found) => (found ? [found.document] : []))
}

async function apply(step: MemberStep, plan: Plan): Promise<void> {
  const { site, groupId, current, wanted } = plan
  switch (step.kind) {
    case 'add':
      for (const id of step.ids) {
        if (wanted.has(id)) continue
        wanted.set(id, current.get(id) ?? (await makeMembership(site.service, groupId, id)))
      }
      break
    case 'remove':
      for (const id of step.ids) wanted.delete(id)
      break
    case 'remove-where':
      for (const id of await findWhere(step.where, plan)) wanted.delete(id)
      break
    case 'remove-all':
      wanted.clear()
  }
}

async function makeMembership(
  service: Service,
  groupId: string,
  memberId: string,
): Promise<Membership> {
  if (memberId === groupId) {
    throw new ScimError(400, 'A group cannot be a member of itself.', 'invalidValue')
  }
  for (const memberType of ['User', 'Group'] as const) {
    const { collection } = memberEndpoint(service, memberType)
    const found = await service.store.get(collection, memberId)
    if (!found) continue
    const { display: memberDisplay } = nameOf(found.document)
    return {
      id: membershipId(groupId, memberId),
      groupId,
      memberId,
      memberType,
      ...(memberDisplay !== undefined && { memberDisplay }),
    }
  }
  if (service.unknownMembers)
    return { id: membershipId(groupId, memberId), groupId, memberId, memberType: 'Unknown' }
  throw new ScimError(400, `There is no user or group ${memberId} to be a member.`, 'invalidValue')
}

async function findWhere(where: Filter, plan: Plan): Promise<readonly string[]> {
  const { site, wanted, described } = plan
  plan.examined += wanted.size
  if (plan.examined > patchLimits.values)
    throw new ScimError(
      413,
      `The operations look at more than ${patchLimits.values} members; send fewer of them in one request.`,
    )
  const unknown = [...wanted.values()].filter(({ memberId }) => !described.has(memberId))
  for (const { link } of await describeLinks(site, 'groupId', unknown))
    described.set(link.value, link)
  const matches = compileFilter(
    { kind: 'valuePath', path: { name: 'members' }, where },
    groupResourceType,
  )
  return [...wanted.keys()].filter((id) => {
    const link = described.get(id)
    return link !== undefined && matches({ members: [link] })
  })
}
