import { group } from '@pingone-sandbox/contract'
import { type ListQuery, listPath } from '../directory/list-query.ts'
import { usePagedList } from '../directory/use-paged-list.ts'
import { groupSearchExpression } from './group-search.ts'

/** The groups of the directory, page after page as somebody scrolls. */
export function useGroupList(query: ListQuery) {
  return usePagedList({
    collection: 'groups',
    item: group,
    path: listPath('groups', query, groupSearchExpression),
  })
}
