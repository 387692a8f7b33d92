import type { Store } from '@pingone-sandbox/store'
import { equals } from '../directory/criteria.ts'
import { emptied, type ActiveRule } from './active-rule.ts'
import type { RemovedRuleRecord, RuleRecord } from './configuration/records.ts'
import type { Link, Links } from './links.ts'

/** What the work on one link of a deleted rule does. */
type Release = (active: ActiveRule, link: Link) => Promise<void>

/** Rules that were deleted and whose users and groups are still linked. */
export interface RemovedRules {
  /**
   * Lets go of what the deleted rules provisioned: `release` deprovisions a link where that was asked for, and every link is
   * forgotten afterwards.
   */
  readonly letGo: (
    environmentId: string,
    options: {
      readonly equip: (rule: RuleRecord) => ActiveRule | undefined
      readonly release: Release
    },
  ) => Promise<void>
}

export function createRemovedRules(store: Store, links: Links): RemovedRules {
  return {
    async letGo(environmentId, { equip, release }) {
      const filter = equals('environmentId', environmentId)
      const page = await store.find<RemovedRuleRecord>('removedRules', { filter })
      for (const { document: removed } of page.items) {
        const active = equip(removed.rule)
        // Nothing can be sent for now; what was asked for stays to be done.
        if (removed.deprovision && !active) continue
        if (removed.deprovision && active) await releaseAll(emptied(active), release)
        if ((await forget(removed)) === 0)
          await store.commit([{ kind: 'delete', collection: 'removedRules', id: removed.id }])
      }
    },
  }

  async function releaseAll(active: ActiveRule, release: Release): Promise<void> {
    for (const type of ['user', 'group'] as const)
      for await (const known of links.ofRule(active.rule.id, type))
        await Promise.all(known.map((link) => release(active, link)))
  }

  /** Forgets every link but those whose deprovisioning failed, and tells how many those are. */
  async function forget({ id, deprovision }: RemovedRuleRecord): Promise<number> {
    let kept = 0
    let cursor: string | undefined
    do {
      const page = await store.find<Link>('links', {
        filter: equals('ruleId', id),
        count: 500,
        ...(cursor !== undefined && { cursor }),
      })
      const done = page.items
        .map(({ document }) => document)
        .filter(({ status }) => !(deprovision && status === 'failed'))
      kept += page.items.length - done.length
      if (done.length > 0) await links.commit(done.map((link) => links.remove(link)))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return kept
  }
}
