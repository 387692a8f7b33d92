import type { Complex, ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { type TargetResource, activeOf } from '../outbound/answer.ts'
import { differences } from '../outbound/difference.ts'
import { holds } from '../outbound/overlay.ts'

/** The result of reading a linked subject at the target. */
export type TargetReading =
  | { readonly kind: 'held'; readonly resource: TargetResource }
  | { readonly kind: 'gone' }

/**
 * Names the attributes in which what the target holds falls short of what is mapped.
 *
 * What the target has beyond the mapping is its own affair. Where `isSent`, the target was sent just this and may keep it in a form
 * of its own, in lower case for example; a value that it was never sent has to be there as it is mapped. A password is never shown:
 * it counts as there once it was sent.
 */
export function differingAttributes(
  mapped: Complex,
  resource: TargetResource,
  { type, isSent }: { readonly type: ResourceTypeDefinition; readonly isSent: boolean },
): readonly string[] {
  const differing = differences(mapped, resource, { type })
    // Values beside the mapped ones are no reason to write: a write does not take them away. Nor is an
    // active user that the target does not call active.
    .filter(({ kind }) => kind !== 'kept' && kind !== 'two-primaries')
    .filter(({ kind, attribute, sent }) => !(kind === 'dropped' && attribute === 'active' && sent))
    .map(({ attribute }) => attribute)
  if (differing.length > 0 || isSent) return [...new Set(differing)]
  return Object.keys(mapped).filter((name) => !holds(resource, { [name]: mapped[name] }))
}

/** Tells whether a user at the target is active; without a value of `active` it counts as active. */
export const isActiveAt = (resource: TargetResource): boolean => activeOf(resource) !== false
