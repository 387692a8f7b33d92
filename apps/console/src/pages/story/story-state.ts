import type { SubjectStory, SyncedSubject } from '@pingone-sandbox/contract'
import { syncedLook } from '../../entities/rule/synced-states.ts'
import type { Tone } from '../../ui/status-badge.tsx'
import { lastFailing } from './request-words.ts'

type Link = SubjectStory['links'][number]

const gravest: readonly SyncedSubject['status'][] = [
  'FAILED',
  'PARTIAL',
  'UNSYNCED',
  'SUCCESS',
  'NOT_IN_SCOPE',
]

/** The state of a user or group in the badge beside its name: the gravest of all rules. */
export function storyLook({ links }: Pick<SubjectStory, 'links'>): readonly [Tone, string] {
  const [worst] = links.toSorted(
    (one, other) => gravest.indexOf(one.status) - gravest.indexOf(other.status),
  )
  if (worst === undefined) return ['neutral', 'Not evaluated yet']
  const [tone, label] = syncedLook(worst)
  return worst.status === 'NOT_IN_SCOPE'
    ? [tone, label]
    : [tone, `${label} at ${worst.connection.name}`]
}

/** What the target has of a user or group, as far as PingOne knows. */
export function targetWords({ status, inScope, targetId, active }: Link): string {
  const isThere = targetId !== undefined
  switch (status) {
    case 'FAILED':
      if (!inScope) return isThere ? 'Still there' : 'Not removed'
      return isThere ? 'Not up to date' : 'Not there'
    case 'PARTIAL':
      return 'Partly provisioned'
    case 'UNSYNCED':
      return isThere ? 'Not up to date' : 'Not sent yet'
    case 'NOT_IN_SCOPE':
      return 'Not provisioned'
    case 'SUCCESS':
      if (!isThere) return inScope ? 'Not provisioned' : 'Removed'
      return active === false ? 'Disabled' : 'Up to date'
  }
}

/** The request that the newest work under a rule ended with: how often it was sent, and when. */
export function lastWork({ moments }: Pick<SubjectStory, 'moments'>, ruleId: string) {
  for (const { rules } of moments) {
    const run = rules.findLast(({ rule }) => rule.id === ruleId)
    const last = lastFailing(run?.exchanges ?? [])
    if (last !== undefined) return last
  }
  return undefined
}
