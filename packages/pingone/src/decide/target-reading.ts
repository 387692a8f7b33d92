import type { Complex, ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { type TargetResource, activeOf } from '../outbound/answer.ts'
import { differences } from '../outbound/difference.ts'
import { holds } from '../outbound/overlay.ts'

/** The result of reading a linked subject at the target. */
export type TargetReading =
  | { readonly kind: 'present'; readonly resource: TargetResource }
  | { readonly kind: 'gone' }

/**
 * Returns the names of the attributes in which a resource of the target differs from the mapped values.
 *
 * Values that are not mapped are ignored. With `isSent`, exactly these values were sent before, so the target may have them in
 * another form, for example in lower case; otherwise they must be equal. A password is never returned and counts as equal once it
 * was sent.
 */
export function differingAttributes(
  mapped: Complex,
  resource: TargetResource,
  { type, isSent }: { readonly type: ResourceTypeDefinition; readonly isSent: boolean },
): readonly string[] {
  const differing = differences(mapped, resource, { type })
    // Additional values are no reason for an update, since an update does not remove them. Neither is a missing
    // `active` of an active user.
    .filter(({ kind }) => kind !== 'kept' && kind !== 'two-primaries')
    .filter(({ kind, attribute, sent }) => !(kind === 'dropped' && attribute === 'active' && sent))
    .map(({ attribute }) => attribute)
  if (differing.length > 0 || isSent) return [...new Set(differing)]
  return Object.keys(mapped).filter((name) => !holds(resource, { [name]: mapped[name] }))
}

/** Tells whether a user at the target is active; without a value of `active` it counts as active. */
export const isActiveAt = (resource: TargetResource): boolean => activeOf(resource) !== false
