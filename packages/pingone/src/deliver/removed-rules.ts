import { type CompiledRule, compileRemovedRule, withEmptyScope } from '../decide/compiled-rule.ts'
import type { Store } from '@pingone-sandbox/store'
import { equals } from '../records/criteria.ts'
import { createSemaphore } from '../concurrency/semaphore.ts'
import type { RemovedRuleRecord, Snapshot } from '../configuration/records.ts'
import type { Link, Links } from '../links/links.ts'

/** What the work on one link of a deleted rule does. */
type Release = (active: CompiledRule, link: Link) => Promise<void>

/** Rules that were deleted and whose users and groups are still linked. */
export interface RemovedRules {
  /**
   * Lets go of what the deleted rules provisioned, except for those that the snapshot still has in force: `release` deprovisions a
   * link where that was asked for, and every link is forgotten afterwards. `settled` waits for what still works by such a rule.
   *
   * Answers the connections over which something is still to be deprovisioned.
   */
  readonly letGo: (environmentId: string, options: LetGoOptions) => Promise<ReadonlySet<string>>
}

interface LetGoOptions {
  readonly snapshot: Snapshot
  readonly settled: (connectionId: string) => Promise<void>
  readonly release: Release
}

export function createRemovedRules(store: Store, links: Links): RemovedRules {
  // Changes run side by side, and none may let go of what another one is just letting go of.
  const turns = createSemaphore(1)
  return { letGo: (environmentId, options) => turns.run(() => letGo(environmentId, options)) }

  async function letGo(
    environmentId: string,
    { snapshot, settled, release }: LetGoOptions,
  ): Promise<ReadonlySet<string>> {
    const pending = new Set<string>()
    const filter = equals('environmentId', environmentId)
    const page = await store.find<RemovedRuleRecord>('removedRules', { filter })
    for (const { document: removed } of page.items) {
      const { rule, deprovision } = removed
      if (snapshot.rules.some(({ id }) => id === rule.id)) continue
      const { id: connectionId } = rule.targetStore
      const active = compileRemovedRule(removed, snapshot)
      const isReachable = snapshot.stores.some(({ id }) => id === connectionId)
      // Nothing can be sent for now; what was asked for stays to be done.
      if (deprovision && isReachable && !active) continue
      await settled(connectionId)
      if (deprovision && active) await releaseAll(withEmptyScope(active), release)
      if ((await forget(removed)) === 0)
        await store.commit([{ kind: 'delete', collection: 'removedRules', id: removed.id }])
      else pending.add(connectionId)
    }
    return pending
  }

  async function releaseAll(active: CompiledRule, release: Release): Promise<void> {
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
      if (done.length > 0) await links.commit(done.map((link) => links.remove(link.id)))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return kept
  }
}
