import type { Complex, ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { activeOf, type TargetResource } from '../outbound/answer.ts'
import { differences } from '../outbound/difference.ts'
import { holds } from '../outbound/overlay.ts'
import type { ResourceReader } from '../outbound/resource-reader.ts'
import type { Result } from '../outbound/result.ts'

/** What the target says of a subject that is linked. */
export type TargetReading =
  | { readonly kind: 'held'; readonly resource: TargetResource }
  | { readonly kind: 'gone' }

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

/**
 * Names the attributes in which what the target holds falls short of what is mapped.
 *
 * What the target has beyond the mapping is its own affair. Where `isTold`, the target was sent just this and may keep it in a form
 * of its own, in lower case for example; a value that it was never sent has to be there as it is mapped. A password is never shown:
 * it counts as there once it was sent.
 */
export function differingAttributes(
  mapped: Complex,
  resource: TargetResource,
  { type, isTold }: { readonly type: ResourceTypeDefinition; readonly isTold: boolean },
): readonly string[] {
  const differing = differences(mapped, resource, { type })
    // Values beside the mapped ones are no reason to write: a write does not take them away. Nor is an
    // active user that the target does not call active.
    .filter(({ kind }) => kind !== 'kept' && kind !== 'two-primaries')
    .filter(({ kind, attribute, sent }) => !(kind === 'dropped' && attribute === 'active' && sent))
    .map(({ attribute }) => attribute)
  if (differing.length > 0 || isTold) return [...new Set(differing)]
  return Object.keys(mapped).filter((name) => !holds(resource, { [name]: mapped[name] }))
}

/** Tells whether a user at the target is active: unless it says otherwise. */
export const isActiveAt = (resource: TargetResource): boolean => activeOf(resource) !== false
