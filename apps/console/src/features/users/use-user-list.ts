import { user } from '@pingone-sandbox/contract'
import { type ListQuery, listPath } from '../directory/list-query.ts'
import { usePagedList } from '../directory/use-paged-list.ts'
import { searchExpression } from './user-search.ts'

/** The users of the directory, page after page as somebody scrolls. */
export function useUserList(query: ListQuery) {
  return usePagedList({
    collection: 'users',
    item: user,
    path: listPath('users', query, searchExpression),
  })
}
