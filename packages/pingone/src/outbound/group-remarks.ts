import { groupResourceType, type Complex } from '@pingone-sandbox/scim'
import type { Remark } from '@pingone-sandbox/contract'
import { differences } from './difference.ts'
import { readMembers } from './group-members.ts'
import type { GroupPatch } from './group-patch.ts'
import { memberOf } from './member.ts'
import { remarksOf } from './remark.ts'

const type = groupResourceType
const valuesOf = (ids: readonly string[]) => ids.map((value) => ({ value }))

/** Remarks on the answer to a write that names all members of a group. */
export function remarksOnGroup(
  {
    name,
    members,
    isNew = false,
  }: { readonly name: string; readonly members: readonly string[]; readonly isNew?: boolean },
  answered: Complex,
): readonly Remark[] {
  const sent = { displayName: name, members: valuesOf(members) }
  return [
    ...remarksOf(differences(sent, answered, { type }), { isNew }),
    ...(members.length === 0 ? stillThere(() => true, answered) : []),
  ]
}

/** Remarks on the answer to a PATCH: added members must be there, removed ones must not. */
export function remarksOnPatch(
  { name, rename, replaces, changes }: GroupPatch,
  answered: Complex,
): readonly Remark[] {
  const idsOf = (kind: 'add' | 'remove') =>
    changes.filter((change) => change.kind === kind).map(({ member }) => member)
  const added = idsOf('add')
  const removed = new Set(idsOf('remove'))
  const sent = { ...(rename && { displayName: name }), members: valuesOf(added) }
  return [
    ...remarksOf(differences(sent, answered, { type, isWhole: replaces })),
    ...(removed.size > 0 ? stillThere((id) => removed.has(id), answered) : []),
    ...(replaces && added.length === 0 ? stillThere(() => true, answered) : []),
  ]
}

/** Tells whether an answer contains the members of a group; without them a removal cannot be confirmed. */
export function showsMembers(answered: Complex): boolean {
  const members = memberOf(answered, 'members')
  return Array.isArray(members) && readMembers(answered).ok
}

/** The remark on members that the answer has and should not have. */
function stillThere(isGone: (id: string) => boolean, answered: Complex): readonly Remark[] {
  const members = readMembers(answered)
  const kept = members.ok ? members.value.filter(isGone) : []
  const [first] = kept
  if (first === undefined) return []
  return remarksOf([{ kind: 'kept', attribute: 'members', answered: first, count: kept.length }])
}
