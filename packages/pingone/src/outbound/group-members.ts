import type { Complex } from '@pingone-sandbox/scim'
import { asObject, memberOf } from './member.ts'
import { failed, type Result } from './result.ts'
import { succeeded } from './sender.ts'

/**
 * Reads the ids of the members that a target says are in a group. A group without `members` has none.
 *
 * A member that cannot be read is a failure: leaving it out of a PUT would remove it.
 */
export function readMembers(group: Complex): Result<readonly string[]> {
  const members = memberOf(group, 'members') ?? []
  if (!Array.isArray(members))
    return failed('The target answers a group whose members are not an array.', {
      cause: 'unreadable',
    })
  const ids = members.map(idOf)
  const unread = ids.filter((id) => id === undefined).length
  return unread === 0
    ? succeeded(ids as string[])
    : failed(
        `The target answers a group with ${ids.length} members, of which ${unread} have no value that can be read.`,
        { cause: 'unreadable' },
      )
}

/** Some targets list plain ids in place of objects, or write them as numbers. */
function idOf(member: unknown): string | undefined {
  const object = asObject(member)
  const value = object ? memberOf(object, 'value') : member
  if (typeof value === 'string' && value !== '') return value
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
}
