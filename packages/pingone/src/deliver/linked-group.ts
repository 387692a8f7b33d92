import type { GroupReading } from '../decide/group-decision.ts'
import { readMembers } from '../outbound/group-members.ts'
import { createGroupOperations } from '../outbound/groups.ts'
import type { OperationOptions } from '../outbound/operation-options.ts'
import { createResourceReader } from '../outbound/resource-reader.ts'
import type { Result } from '../outbound/result.ts'
import { readTarget } from './read-target.ts'

/** Reads a linked group as the profile reads: by its id, or by its name first. An answer without readable members fails. */
export async function readLinkedGroup(
  options: OperationOptions,
  {
    targetId,
    name,
    members,
  }: { readonly targetId: string; readonly name: string; readonly members: readonly string[] },
): Promise<Result<GroupReading>> {
  const { choices } = options
  const reading = await readTarget({
    targetId,
    reader: createResourceReader({ ...options, kind: 'Groups' }),
    find:
      choices.resyncRead === 'by-filter'
        ? () => createGroupOperations(options).find([name], 'resync')
        : undefined,
    isEnough(row) {
      const shown = readMembers(row)
      const inside = new Set(shown.ok ? shown.value : [])
      return shown.ok && members.every((id) => inside.has(id))
    },
  })
  if (!reading.ok) return reading
  if (reading.value.kind === 'gone') return { ok: true, value: { kind: 'gone' } }
  const { resource } = reading.value
  const shown = readMembers(resource)
  return shown.ok ? { ok: true, value: { kind: 'present', resource, members: shown.value } } : shown
}
