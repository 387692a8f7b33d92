import type { DirectoryReader } from '../directory/reader.ts'
import type { Link } from '../links/link.ts'
import type { Links } from '../links/links.ts'

export interface GroupMembersOptions {
  readonly directory: Pick<DirectoryReader, 'memberIds'>
  readonly links: Pick<Links, 'among'>
  readonly environmentId: string
  readonly ruleId: string
  readonly groupId: string
  /** The link of the group. */
  readonly link: Link | undefined
  /** The users that a change names; undefined where any user may have changed. */
  readonly changed: readonly string[] | undefined
}

/** The members that PingOne sends: source ids to ids at the target. */
export type Roster = ReadonlyMap<string, string>

/**
 * Finds the members that PingOne sends: the users of a group that are in the scope of the rule and linked.
 *
 * For a change that names its users it reads the links of these, and of the members that the last sync did not send. The others
 * keep the id that was sent.
 */
export async function findRoster(options: GroupMembersOptions): Promise<Roster> {
  const { directory, links, environmentId, ruleId, groupId, link, changed } = options
  const memberIds = await directory.memberIds(environmentId, groupId)
  const known = changed === undefined ? undefined : sentRoster(link)
  const named = new Set(changed)
  const asked = known ? memberIds.filter((id) => !known.has(id) || named.has(id)) : memberIds
  const found = new Map((await links.among(ruleId, asked)).map((each) => [each.subjectId, each]))
  const isAsked = new Set(asked)
  return new Map(
    memberIds.flatMap((id) => {
      if (!isAsked.has(id)) return [[id, known?.get(id) ?? ''] as const]
      const user = found.get(id)
      return user?.inScope && user.targetId !== undefined ? [[id, user.targetId] as const] : []
    }),
  )
}

/** The members that the last sync sent, while it is certain that the target has them. */
function sentRoster(link: Link | undefined): Roster | undefined {
  if (link?.status !== 'success' || link.pendingIdentifiers || !link.roster) return undefined
  return new Map(link.roster)
}
