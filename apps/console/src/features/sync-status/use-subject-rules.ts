import { type Rule, syncedRule, type SyncedRule } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import type { PlatformClient } from '../../lib/platform-client.ts'
import { PlatformError } from '../../lib/platform-error.ts'
import { useRules } from '../rules/rule-queries.ts'
import { useSession } from '../session/session.ts'

/** How a subject stands under a rule; `synced` is absent when the rule has never judged it. */
export interface SubjectRule {
  readonly rule: Rule
  readonly synced: SyncedRule | undefined
}

/** How a user or a group stands under every rule; groups only under those that provision them. */
export function useSubjectRules(kind: 'users' | 'groups', id: string) {
  const { platform } = useSession()
  const rules = useRules().data?.filter(
    ({ groups = [] }) => kind === 'users' || groups.some((group) => group.id === id),
  )
  return useQuery({
    queryKey: ['synced', kind, id, rules?.map((rule) => [rule.id, rule.active])],
    enabled: rules !== undefined,
    queryFn: () =>
      Promise.all(
        (rules ?? []).map(async (rule): Promise<SubjectRule> => ({
          rule,
          synced: await readSynced(platform, `/${kind}/${id}/syncedRules/${rule.id}`),
        })),
      ),
  })
}

async function readSynced(platform: PlatformClient, path: string): Promise<SyncedRule | undefined> {
  try {
    return await platform.read(path, syncedRule)
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return undefined
    throw error
  }
}
