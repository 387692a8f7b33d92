import { group } from '@pingone-sandbox/contract'
import { type ListQuery, listPath } from '../../patterns/list/list-query.ts'
import { usePagedList } from '../../patterns/list/use-paged-list.ts'
import { groupSearchExpression } from '../../entities/group/group-search.ts'

/** The groups of the directory, page after page as somebody scrolls. */
export function useGroupList(query: ListQuery) {
  return usePagedList({
    collection: 'groups',
    item: group,
    path: listPath('groups', query, groupSearchExpression),
  })
}
