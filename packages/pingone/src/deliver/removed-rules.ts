import { type CompiledRule, compileRemovedRule, withEmptyScope } from '../decide/compiled-rule.ts'
import type { Store } from '@pingone-sandbox/store'
import { equals } from '../records/criteria.ts'
import { createSemaphore } from '../concurrency/semaphore.ts'
import type { RemovedRuleRecord, Snapshot } from '../configuration/records.ts'
import type { Link, Links } from '../links/links.ts'

/** Deprovisions the user or group of one link of a deleted rule. */
type DeprovisionLink = (compiled: CompiledRule, link: Link) => Promise<void>

/** Rules that were deleted and whose users and groups are still linked. */
export interface RemovedRules {
  /**
   * Releases what the deleted rules provisioned, except for rules that the snapshot still has: `deprovision` is called for each link
   * where that was asked for, and the links are deleted afterwards. `settled` waits for the tasks of a connection.
   *
   * Returns the connections over which something is still to be deprovisioned.
   */
  readonly release: (environmentId: string, options: ReleaseOptions) => Promise<ReadonlySet<string>>
}

interface ReleaseOptions {
  readonly snapshot: Snapshot
  readonly settled: (connectionId: string) => Promise<void>
  readonly deprovision: DeprovisionLink
}

export function createRemovedRules(store: Store, links: Links): RemovedRules {
  // Changes run at the same time, and no two may release the same links.
  const turns = createSemaphore(1)
  return { release: (environmentId, options) => turns.run(() => release(environmentId, options)) }

  async function release(
    environmentId: string,
    { snapshot, settled, deprovision: deprovisionLink }: ReleaseOptions,
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
      // Nothing can be sent while the connection is disabled; the next revision tries again.
      if (deprovision && isReachable && !active) continue
      await settled(connectionId)
      if (deprovision && active) await deprovisionAll(withEmptyScope(active), deprovisionLink)
      if ((await forget(removed)) === 0)
        await store.commit([{ kind: 'delete', collection: 'removedRules', id: removed.id }])
      else pending.add(connectionId)
    }
    return pending
  }

  async function deprovisionAll(
    compiled: CompiledRule,
    deprovision: DeprovisionLink,
  ): Promise<void> {
    for (const type of ['user', 'group'] as const)
      for await (const known of links.ofRule(compiled.rule.id, type))
        await Promise.all(known.map((link) => deprovision(compiled, link)))
  }

  /** Deletes every link but those whose deprovisioning failed; returns the number of these. */
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
