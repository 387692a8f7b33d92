import type { User } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** A user to show something on: one whom the filter matches, or else anybody. */
export function useSampleUser(filter = ''): User | undefined {
  const { platform } = useSession()
  const first = async (query: Record<string, string>) =>
    (
      await platform.list(
        `/users?${new URLSearchParams({ ...query, limit: '1' })}`,
        'users',
        answer('user'),
      )
    ).items[0]
  const { data } = useQuery({
    queryKey: ['users', 'sample', filter],
    queryFn: async () => (filter !== '' && (await first({ filter }))) || (await first({})) || null,
    staleTime: Infinity,
  })
  return data ?? undefined
}
