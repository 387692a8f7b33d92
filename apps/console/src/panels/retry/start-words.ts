import type { RetryStart } from '@pingone-sandbox/contract'
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
  const counts = [counted(users, 'user'), counted(groups, 'group')].filter((text) => text !== '')
  const verb = users + groups === 1 ? 'is' : 'are'
  return ['info', [`${counts.join(' and ')} ${verb} retried.`, reasons].join(' ').trim()]
}

function counted(count: number, noun: string): string {
  if (count === 0) return ''
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`
}
