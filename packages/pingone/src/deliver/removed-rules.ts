import { type ConfigurationReader, removedRuleRemoval } from '../configuration/reader.ts'
import { type CompiledRule, compileRemovedRule, withEmptyScope } from '../decide/compiled-rule.ts'
import { createSemaphore } from '../concurrency/semaphore.ts'
import type { RemovedRuleRecord, Snapshot } from '../configuration/records.ts'
import type { Link } from '../links/link.ts'
import type { Links } from '../links/links.ts'

/** Deprovisions the user or group of one link of a deleted rule. */
type DeprovisionLink = (compiled: CompiledRule, link: Link) => Promise<void>

/** Rules that were deleted and whose users and groups are still linked. */
export interface RemovedRules {
  /**
   * Releases what the deleted rules provisioned, except for rules that the snapshot still has: `deprovision` is called for each link
   * where that was asked for, and the links are deleted afterwards. `settled` waits for the tasks of a connection.
   *
   * Returns the connections that still have subjects to deprovision.
   */
  readonly release: (environmentId: string, options: ReleaseOptions) => Promise<ReadonlySet<string>>
}

interface ReleaseOptions {
  readonly snapshot: Snapshot
  readonly settled: (connectionId: string) => Promise<void>
  readonly deprovision: DeprovisionLink
}

export function createRemovedRules(
  configuration: Pick<ConfigurationReader, 'removedRules'>,
  links: Links,
): RemovedRules {
  // Changes run at the same time, and no two may release the same links.
  const turns = createSemaphore(1)
  return { release: (environmentId, options) => turns.run(() => release(environmentId, options)) }

  async function release(
    environmentId: string,
    { snapshot, settled, deprovision: deprovisionLink }: ReleaseOptions,
  ): Promise<ReadonlySet<string>> {
    const pending = new Set<string>()
    for (const removed of await configuration.removedRules(environmentId)) {
      const { rule, deprovision } = removed
      if (snapshot.rules.some(({ id }) => id === rule.id)) continue
      const { id: connectionId } = rule.targetStore
      const compiled = compileRemovedRule(removed, snapshot)
      const isReachable = snapshot.stores.some(({ id }) => id === connectionId)
      // Nothing can be sent while the connection is disabled; the next revision tries again.
      if (deprovision && isReachable && !compiled) continue
      await settled(connectionId)
      if (deprovision && compiled) await deprovisionAll(withEmptyScope(compiled), deprovisionLink)
      if ((await forget(removed)) === 0) await links.commit([removedRuleRemoval(removed.id)])
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
      const page = await links.pageOfRule(id, cursor)
      const done = page.items.filter(({ status }) => !(deprovision && status === 'failed'))
      kept += page.items.length - done.length
      if (done.length > 0) await links.commit(done.map((link) => links.remove(link.id)))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return kept
  }
}
