import { listedSync, rule, withUserFilter } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'

/** The rules, by name. */
export function useRules() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['rules'],
    queryFn: async () => {
      const { items } = await platform.list('/propagation/rules', 'rules', rule)
      // What the deprecated populations of a rule say is its user filter.
      return items.map(withUserFilter).toSorted((one, other) => one.name.localeCompare(other.name))
    },
  })
}

/** Some of the users whom a rule has in scope at the target, and of how many. */
export function usePresentUsers(ruleId: string, enabled: boolean) {
  const { platform } = useSession()
  const query = new URLSearchParams({ filter: 'inScope eq true', limit: '200' })
  return useQuery({
    queryKey: ['synced', ruleId],
    enabled,
    queryFn: async () => {
      const path = `/propagation/rules/${ruleId}/syncedUsers?${query}`
      const { items, total } = await platform.list(path, 'syncedUsers', listedSync)
      const users = items.filter(({ targetId }) => targetId !== undefined)
      // Beyond what was read it is not known who has an account.
      return { users, total: users.length + total - items.length }
    },
  })
}
