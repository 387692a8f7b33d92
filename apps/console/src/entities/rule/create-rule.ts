import type { PlatformClient } from '@pingone-sandbox/client'
import type { MappingLine, Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { answer } from '../../lib/answer.ts'
import { useSession } from '../environment/index.ts'
import { usePropagationChange } from '../revision/index.ts'

export interface NewRule {
  readonly name: string
  readonly description: string
  readonly sourceStoreId: string
  readonly targetStoreId: string
  /** Empty: no user is in scope. */
  readonly populationExpression: string
  /** The ids of the groups to provision. */
  readonly groups: readonly string[]
  /** Empty: PingOne's defaults apply. */
  readonly mappings: readonly MappingLine[]
}

/** The line of the mapping at `index` was refused; the cause says why. */
export class RefusedLineError extends Error {
  override readonly name = 'RefusedLineError'
  readonly index: number

  constructor(index: number, cause: unknown) {
    super('A line of the mapping was refused.', { cause })
    this.index = index
  }
}

/**
 * Creates a disabled rule with its mapping in the environment's plan, of which there is one; one revision takes both.
 *
 * Nothing stays of a rule that is refused in part: a second attempt would make a second rule.
 *
 * @throws {RefusedLineError} When a line of the mapping is refused.
 */
export function useCreateRule() {
  const { platform } = useSession()
  const [made] = useState(() => new WeakMap<NewRule, string>())
  return usePropagationChange(
    async (input: NewRule): Promise<Rule> => {
      const rule = answer('rule').parse(
        await platform.send('/propagation/rules', {
          method: 'POST',
          body: bodyOf(input, await planId(platform)),
        }),
      )
      made.set(input, rule.id)
      try {
        await createLines(platform, rule, input.mappings)
      } catch (error) {
        await removeRule(platform, rule.id).catch(() => {})
        throw error
      }
      return rule
    },
    {
      undo: async (input) => {
        const id = made.get(input)
        if (id !== undefined) await removeRule(platform, id)
      },
    },
  )
}

function bodyOf(input: NewRule, plan: string): object {
  const { name, description, populationExpression, groups } = input
  return {
    name,
    ...(description !== '' && { description }),
    plan: { id: plan },
    sourceStore: { id: input.sourceStoreId },
    targetStore: { id: input.targetStoreId },
    ...(populationExpression !== '' && { populationExpression }),
    ...(groups.length > 0 && { groups: groups.map((id) => ({ id })) }),
    active: false,
  }
}

async function createLines(
  platform: PlatformClient,
  { id }: Rule,
  lines: readonly MappingLine[],
): Promise<void> {
  for (const [index, body] of lines.entries())
    try {
      // In order, to keep their order in the list.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(`/propagation/rules/${id}/mappings`, { method: 'POST', body })
    } catch (error) {
      throw new RefusedLineError(index, error)
    }
}

const removeRule = (platform: PlatformClient, id: string) =>
  platform.send(`/propagation/rules/${id}`, { method: 'DELETE' })

async function planId(platform: PlatformClient): Promise<string> {
  const [first] = (await platform.list('/propagation/plans', 'plans', answer('plan'))).items
  if (first !== undefined) return first.id
  const created = await platform.send('/propagation/plans', {
    method: 'POST',
    body: { name: 'Provisioning', status: 'ACTIVE' },
  })
  return answer('plan').parse(created).id
}
