import type { MomentRule, SubjectStory } from '@pingone-sandbox/contract'

interface OpenedWork {
  readonly exchangeId: string | undefined
  /** The work that the exchange belongs to; absent for a request of no rule. */
  readonly run: MomentRule | undefined
}

type Told = Pick<SubjectStory, 'moments' | 'links'>

/**
 * The exchange to show, with the work it belongs to: the one that is asked for, else the culprit of what is failed now, else the last
 * request of the newest work.
 */
export function openedWork(story: Told, exchangeId: string | undefined): OpenedWork {
  const runs = story.moments.flatMap(({ rules }) => rules.toReversed())
  if (exchangeId !== undefined)
    return {
      exchangeId,
      run: runs.find(({ exchanges }) => exchanges.some(({ id }) => id === exchangeId)),
    }
  const failedIds = new Set(
    story.links.filter(({ status }) => status === 'FAILED').map((link) => link.rule.id),
  )
  const failed = runs.find(({ rule, culprit }) => culprit !== undefined && failedIds.has(rule.id))
  const run = failed ?? runs.find(({ exchanges }) => exchanges.length > 0)
  return { exchangeId: run?.culprit?.exchangeId ?? run?.exchanges.at(-1)?.id, run }
}
