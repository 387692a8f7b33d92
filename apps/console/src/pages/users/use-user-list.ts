import { type ListQuery, listPath } from '../../patterns/list/list-query.ts'
import { usePagedList } from '../../patterns/list/use-paged-list.ts'
import { searchExpression } from '../../entities/user/user-search.ts'
import { useSession } from '../../entities/environment/session.ts'
import { answer } from '../../lib/answer.ts'

/** The users of the directory, page after page as somebody scrolls. */
export function useUserList(query: ListQuery) {
  const { platform } = useSession()
  return usePagedList({
    collection: 'users',
    read: (path) => platform.list(path, 'users', answer('user')),
    path: listPath('users', query, searchExpression),
  })
}
