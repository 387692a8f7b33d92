import { type Rule, type RuleState, withUserFilter } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { control } from '../../lib/control-client.ts'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** A rule with its status, which PingOne’s API does not return. */
export type RuleWithStatus = Rule & Pick<RuleState, 'syncStatus' | 'inactivePlan'>

/** The rules, by name. */
export function useRules() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['rules'],
    queryFn: async (): Promise<RuleWithStatus[]> => {
      const [{ items }, states] = await Promise.all([
        platform.list('/propagation/rules', 'rules', answer('rule')),
        control('/rules', answer('ruleStates')),
      ])
      const stateOf = new Map(states.rules.map((state) => [state.id, state]))
      return (
        items
          // A rule's deprecated populations are its user filter.
          .map((each) => ({ ...stateOf.get(each.id), ...withUserFilter(each) }))
          .toSorted((one, other) => one.name.localeCompare(other.name))
      )
    },
  })
}

/** Users in the rule's scope with an account at the target: the first of them, and the total. */
export function usePresentUsers(ruleId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['synced', ruleId],
    enabled,
    queryFn: async () => {
      const path = `/rules/${ruleId}/synced?inScope=true&limit=200`
      const { synced, total } = await control(path, answer('syncedPage'))
      const users = synced.filter(({ targetId }) => targetId !== undefined)
      // Of the users beyond this page it is unknown whether they have an account.
      return { users, total: users.length + total - synced.length }
    },
  })
}
