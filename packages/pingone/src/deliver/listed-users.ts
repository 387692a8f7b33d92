import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { TargetResource } from '../outbound/answer.ts'
import { createResourceReader } from '../outbound/resource-reader.ts'
import type { Links } from '../links/links.ts'
import type { SyncContext, Task } from './sync-context.ts'

/**
 * Reads the users of a rule’s target in pages, as the sync that a change asks for.
 *
 * A list that ends early or cannot be read is no failure: the users that it lacks are read one by one.
 */
export async function* listTargetUsers(
  { choices, callerFor }: Pick<SyncContext, 'choices' | 'callerFor'>,
  active: CompiledRule,
): AsyncGenerator<readonly TargetResource[]> {
  const { rule, configuration } = active
  const call = callerFor(active, { type: 'rule', id: rule.id, name: rule.name })
  yield* createResourceReader({ call, configuration, choices, kind: 'Users' }).list()
}

/** The tasks of the users that a target lists and a rule has linked; `ids` takes the subjects. */
export async function* listedTasks(
  pages: AsyncIterable<readonly TargetResource[]>,
  { links, ruleId, ids }: ListedOptions,
): AsyncGenerator<readonly Task[]> {
  for await (const page of pages) {
    const rows = new Map(page.map((row) => [row.id, row]))
    const known = await links.toTargets(ruleId, [...rows.keys()])
    const linked = known.filter(({ subjectType, inScope }) => subjectType === 'user' && inScope)
    for (const { subjectId } of linked) ids.add(subjectId)
    yield linked.flatMap(({ subjectId, targetId = '' }) => {
      const listed = rows.get(targetId)
      return listed ? [{ id: subjectId, quiet: true, reads: true, listed }] : []
    })
  }
}

interface ListedOptions {
  readonly links: Pick<Links, 'toTargets'>
  readonly ruleId: string
  readonly ids: Set<string>
}
