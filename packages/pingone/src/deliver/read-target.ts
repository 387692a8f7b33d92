import type { TargetReading } from '../decide/target-reading.ts'
import { type TargetResource } from '../outbound/answer.ts'
import type { ResourceReader } from '../outbound/resource-reader.ts'
import type { Result } from '../outbound/result.ts'

export interface ReadingOptions {
  readonly targetId: string
  readonly reader: Pick<ResourceReader, 'read'>
  /** Looks the subject up as if it were not linked, where the profile reads that way. */
  readonly find: (() => Promise<Result<TargetResource | undefined>>) | undefined
  /** Tells whether the row of a search shows all that the subject should have. */
  readonly isEnough: (row: TargetResource) => boolean
}

/**
 * Reads a linked subject at the target.
 *
 * Only a read by the stored id shows that it is gone: a lookup may find another resource, or miss one that was renamed at the target.
 * A row that lacks mapped values is read again by its id, because a row may omit attributes, and a PUT would then remove them.
 */
export async function readTarget({
  targetId,
  reader,
  find,
  isEnough,
}: ReadingOptions): Promise<Result<TargetReading>> {
  const found = await find?.()
  if (found && !found.ok) return found
  if (found?.value?.id === targetId && isEnough(found.value)) return presentAs(found.value)
  const read = await reader.read(targetId)
  if (!read.ok) return read
  return read.value === undefined ? { ok: true, value: { kind: 'gone' } } : presentAs(read.value)
}

const presentAs = (resource: TargetResource): Result<TargetReading> => ({
  ok: true,
  value: { kind: 'present', resource },
})
