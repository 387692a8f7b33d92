import type { RetryStart } from '@pingone-sandbox/contract'
import { counted } from '../../lib/format-count.ts'
import type { Toast } from '../../patterns/toast/toast.tsx'

/** Says how many users and groups are retried, or why none is. */
export function startWords({
  users,
  groups,
  blocked = [],
}: RetryStart): [tone: Toast['tone'], text: string] {
  const reasons = [...new Set(blocked.map(({ message }) => message))].join(' ')
  if (users + groups === 0)
    return blocked.length === 0
      ? ['info', 'Nothing is failed any more.']
      : ['danger', `Nothing is retried. ${reasons}`]
  const counts = [
    users > 0 && counted(users, 'user'),
    groups > 0 && counted(groups, 'group'),
  ].filter(Boolean)
  const verb = users + groups === 1 ? 'is' : 'are'
  return ['info', [`${counts.join(' and ')} ${verb} retried.`, reasons].join(' ').trim()]
}
