import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '../../lib/use-settled.ts'
import { groupSearchExpression } from '../../entities/group/group-search.ts'
import { useSession } from '../../entities/environment/session.ts'
import { searchExpression } from '../../entities/user/user-search.ts'
import { answer } from '../../lib/answer.ts'

/** So many of each kind; who seeks more has the page of the directory. */
const limit = 5

/** The first users and groups whose names begin with a text; nobody for an empty one. */
export function useFoundSubjects(text: string) {
  const { platform } = useSession()
  const settled = useSettled(text.trim())
  const { data, error } = useQuery({
    queryKey: ['palette', settled],
    queryFn: async () => {
      const query = (filter: string) => new URLSearchParams({ filter, limit: String(limit) })
      const [users, groups] = await Promise.all([
        platform.list(`/users?${query(searchExpression(settled))}`, 'users', answer('user')),
        platform.list(
          `/groups?${query(groupSearchExpression(settled))}`,
          'groups',
          answer('group'),
        ),
      ])
      return { users: users.items, groups: groups.items }
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const isAsked = settled !== '' && text.trim() !== ''
  return { users: isAsked ? data?.users : [], groups: isAsked ? data?.groups : [], error }
}
