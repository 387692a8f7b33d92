import type { PlatformClient } from '@pingone-sandbox/client'
import { type Plan, type Rule, withUserFilter } from '@pingone-sandbox/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { controlResponse } from '../../lib/control-client.ts'
import { isSame } from '../../patterns/merge/three-way-merge.ts'
import { keptOf, updateResource } from '../../patterns/merge/update-resource.ts'
import { usePropagationChange } from '../revision/index.ts'
import { useSession } from '../environment/index.ts'
import { answer, mapAnswer } from '../../lib/answer.ts'

export type RuleChange = Partial<Pick<Rule, 'active' | 'populationExpression' | 'groups'>>

export interface RuleUpdate {
  readonly id: string
  /** Returns the change for the current rule; undefined while a conflict is open. */
  readonly change: (now: Rule) => RuleChange | undefined
}

/** Changes parts of a rule, which takes effect with the next revision; all other members are sent with their current values, since a PUT replaces. */
export const updateRule = (platform: PlatformClient, { id, change }: RuleUpdate) =>
  updateResource(platform, {
    path: `/propagation/rules/${id}`,
    schema: mapAnswer(answer('rule'), withUserFilter),
    revise: (now, all) => ruleWith(change(now), all),
  })

/** Changes parts of a rule. */
export function useUpdateRule() {
  const { platform } = useSession()
  const put = (id: string, change: RuleUpdate['change']) => updateRule(platform, { id, change })
  const [made] = useState(() => new Map<string, Made>())
  return usePropagationChange(
    ({ id, change }: RuleUpdate) =>
      put(id, (now) => {
        const next = change(now)
        if (next !== undefined) made.set(id, { before: now, change: next })
        return next
      }),
    {
      undo: ({ id }) =>
        put(id, (now) => {
          const latest = made.get(id)
          return latest === undefined ? {} : undone(now, latest)
        }),
    },
  )
}

/** The latest change of a rule, and the rule before it. */
interface Made {
  readonly before: Rule
  readonly change: RuleChange
}

/** Deletes a rule. The caller has shown which users and groups are deprovisioned. */
export function useDeleteRule() {
  const { platform } = useSession()
  return usePropagationChange(
    ({ id, deprovision }: { id: string; deprovision: boolean }) =>
      platform.send(`/propagation/rules/${id}${deprovision ? '?deprovision=true' : ''}`, {
        method: 'DELETE',
      }),
    { isAsked: true },
  )
}

/** *Full Resync*. */
export function useResync() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => controlResponse(`/rules/${id}/resync`, { method: 'POST' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['rules'] }),
  })
}

/** The body that changes only the status of a plan. */
export const planWith = (
  status: Plan['status'],
  all: Readonly<Record<string, unknown>>,
): object => ({ ...keptOf(all, ['status']), status })

/** Makes a plan active again, so that its rules provision. */
export function useActivatePlan() {
  const { platform } = useSession()
  return usePropagationChange((id: string) =>
    updateResource(platform, {
      path: `/propagation/plans/${id}`,
      schema: answer('plan'),
      revise: (_, all) => planWith('ACTIVE', all),
    }),
  )
}

/** The body that changes some members of a rule and keeps all others. */
export const ruleWith = (
  change: RuleChange | undefined,
  all: Readonly<Record<string, unknown>>,
): object | undefined =>
  change && {
    // A user filter takes the place of the deprecated populations.
    ...keptOf(all, change.populationExpression === undefined ? [] : ['populations']),
    ...change,
  }

/** Reverts a change where the rule still has the changed value. */
function undone(now: Rule, { before, change }: Made): RuleChange {
  const names = Object.keys(change) as readonly (keyof RuleChange)[]
  return Object.fromEntries(
    names
      .filter((name) => isSame(now[name], change[name]))
      .map((name) => [name, before[name]] as const),
  )
}
