import { type ListQuery, listPath } from '../../patterns/list/list-query.ts'
import { usePagedList } from '../../patterns/list/use-paged-list.ts'
import { groupSearchExpression } from '../../entities/group/group-search.ts'
import { useSession } from '../../entities/environment/session.ts'
import { answer } from '../../lib/answer.ts'

/** The groups of the directory, page after page as somebody scrolls. */
export function useGroupList(query: ListQuery) {
  const { platform } = useSession()
  return usePagedList({
    collection: 'groups',
    read: (path) => platform.list(path, 'groups', answer('group')),
    path: listPath('groups', query, groupSearchExpression),
  })
}
