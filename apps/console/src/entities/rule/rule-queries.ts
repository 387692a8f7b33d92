import { type Rule, type RuleState, withUserFilter } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { control } from '../../lib/control-client.ts'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** A rule with how it stands, which PingOne’s API does not tell. */
export type RuleWithStanding = Rule & Pick<RuleState, 'syncStatus' | 'inactivePlan'>

/** The rules, by name. */
export function useRules() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['rules'],
    queryFn: async (): Promise<RuleWithStanding[]> => {
      const [{ items }, standings] = await Promise.all([
        platform.list('/propagation/rules', 'rules', answer('rule')),
        control('/rules', answer('ruleStates')),
      ])
      const countsOf = new Map(standings.rules.map((standing) => [standing.id, standing]))
      return (
        items
          // What the deprecated populations of a rule say is its user filter.
          .map((each) => ({ ...countsOf.get(each.id), ...withUserFilter(each) }))
          .toSorted((one, other) => one.name.localeCompare(other.name))
      )
    },
  })
}

/** Some of the users whom a rule has in scope at the target, and of how many. */
export function usePresentUsers(ruleId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['synced', ruleId],
    enabled,
    queryFn: async () => {
      const path = `/rules/${ruleId}/synced?inScope=true&limit=200`
      const { synced, total } = await control(path, answer('syncedPage'))
      const users = synced.filter(({ targetId }) => targetId !== undefined)
      // Beyond what was read it is not known who has an account.
      return { users, total: users.length + total - synced.length }
    },
  })
}
