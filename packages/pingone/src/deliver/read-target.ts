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
 * Only an answer to the stored id says that it is gone: a lookup may find another resource, or miss one whose name was changed there.
 * A row of a search may leave attributes out, and a PUT would then take them away: one that falls short is read by its id.
 */
export async function readTarget({
  targetId,
  reader,
  find,
  isEnough,
}: ReadingOptions): Promise<Result<TargetReading>> {
  const found = await find?.()
  if (found && !found.ok) return found
  if (found?.value?.id === targetId && isEnough(found.value)) return held(found.value)
  const read = await reader.read(targetId)
  if (!read.ok) return read
  return read.value === undefined ? { ok: true, value: { kind: 'gone' } } : held(read.value)
}

const held = (resource: TargetResource): Result<TargetReading> => ({
  ok: true,
  value: { kind: 'held', resource },
})
