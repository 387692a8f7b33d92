import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSession } from '../../../entities/environment/session.ts'
import { answer } from '../../../lib/answer.ts'

const pageSize = 20

/** Whom a filter matches at this moment, page after page; the count and the list are of one answer. */
export function useMatchingUsers(expression: string) {
  const { platform } = useSession()
  const query = new URLSearchParams({ filter: expression, limit: String(pageSize) })
  const list = useInfiniteQuery({
    queryKey: ['users', 'matching', expression],
    queryFn: ({ pageParam }) => platform.list(pageParam, 'users', answer('user')),
    initialPageParam: `/users?${query}`,
    getNextPageParam: (page) => page.next,
    enabled: expression !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return {
    users: list.data?.pages.flatMap(({ items }) => items) ?? [],
    total: list.data?.pages[0]?.total,
    error: list.error,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
  }
}
