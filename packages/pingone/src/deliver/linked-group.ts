import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { TargetResource } from '../outbound/answer.ts'
import { readMembers } from '../outbound/group-members.ts'
import { createGroupOperations } from '../outbound/groups.ts'
import { memberOf } from '../outbound/member.ts'
import { createResourceReader, searchedQuirks } from '../outbound/resource-reader.ts'
import type { Result } from '../outbound/result.ts'
import type { OperationOptions } from '../outbound/operation-options.ts'
import { readTarget } from './read-target.ts'
import { type TargetReading } from '../decide/target-reading.ts'

/** The members of a group at the target, and those of them that PingOne may take out. */
export interface GroupState {
  readonly certain: readonly string[]
  readonly possible: readonly string[]
}

/** Reads a linked group as the profile reads: by its id, or by its name first. */
export function readLinkedGroup(
  options: OperationOptions,
  {
    targetId,
    name,
    members,
  }: { readonly targetId: string; readonly name: string; readonly members: readonly string[] },
): Promise<Result<TargetReading>> {
  const { choices, mappingQuirks = [] } = options
  const searching = { ...options, mappingQuirks: [...mappingQuirks, ...searchedQuirks(choices)] }
  return readTarget({
    targetId,
    reader: createResourceReader({ ...options, kind: 'Groups' }),
    find:
      choices.resyncRead === 'by-filter'
        ? () => createGroupOperations(searching).find(name)
        : undefined,
    isEnough(row) {
      const shown = readMembers(row)
      const inside = new Set(shown.ok ? shown.value : [])
      return shown.ok && members.every((id) => inside.has(id))
    },
  })
}

/** What a group at the target means for its members: under Merge those of others stay. */
export function groupState(
  resource: TargetResource,
  ours: readonly string[],
  { GROUP_MEMBERSHIP_HANDLING: handling }: Pick<ScimConfiguration, 'GROUP_MEMBERSHIP_HANDLING'>,
): Result<GroupState> {
  const members = readMembers(resource)
  if (!members.ok) return members
  const certain = members.value
  const known = new Set(ours)
  const possible = handling === 'Overwrite' ? certain : certain.filter((id) => known.has(id))
  return { ok: true, value: { certain, possible } }
}

/** Tells whether a group has another name at the target. One that was told its name may keep it in another letter case. */
export function isRenamed(
  resource: TargetResource,
  { name, isTold }: { readonly name: string; readonly isTold: boolean },
): boolean {
  const shown = memberOf(resource, 'displayName')
  if (typeof shown !== 'string') return true
  return isTold
    ? shown.normalize().toLowerCase() !== name.normalize().toLowerCase()
    : shown !== name
}
