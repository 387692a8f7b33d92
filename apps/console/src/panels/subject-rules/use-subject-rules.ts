import type { Rule, SyncedSubject } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { control, ControlError } from '../../lib/control-client.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { answer } from '../../lib/answer.ts'

/** How a subject stands under a rule; `synced` is absent when the rule has never judged it. */
export interface SubjectRule {
  readonly rule: Rule
  readonly synced: SyncedSubject | undefined
}

/** How a user or a group stands under every rule; groups only under those that provision them. */
export function useSubjectRules(kind: 'users' | 'groups', id: string) {
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
          synced: await readSynced(`/rules/${rule.id}/synced/${id}`),
        })),
      ),
  })
}

async function readSynced(path: string): Promise<SyncedSubject | undefined> {
  try {
    return await control(path, answer('syncedSubject'))
  } catch (error) {
    if (error instanceof ControlError && error.code === 'not_found') return undefined
    throw error
  }
}
