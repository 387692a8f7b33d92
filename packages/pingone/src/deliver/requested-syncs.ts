import type { Store } from '@pingone-sandbox/store'
import type { ChangeQueue } from '../outbox/change.ts'
import { equals } from '../records/criteria.ts'
import type { ConnectionRecord, RemovedRuleRecord, RuleRecord } from '../configuration/records.ts'
import type { Links } from '../links/links.ts'
import type { Sync } from './sync.ts'

export interface RequestedSyncsOptions {
  readonly store: Store
  readonly queue: Pick<ChangeQueue, 'commit'>
  readonly links: Pick<Links, 'leftBehind'>
  readonly settled: Sync['settled']
}

/** Syncs that follow from no change of the source: somebody asks for them, or a target is back. */
export interface RequestedSyncs {
  /** *Full Resync*: queues every user and group of a rule. Answers the id of the change, or nothing when there is no such rule. */
  readonly resync: (ruleId: string) => Promise<string | undefined>
  /** Queues those whose turn was passed over while the circuit of a connection, or of any, was open. */
  readonly takeUpLeftBehind: (connectionId?: string) => Promise<void>
}

export function createRequestedSyncs({
  store,
  queue,
  links,
  settled,
}: RequestedSyncsOptions): RequestedSyncs {
  /** A deleted connection still has the users of deleted rules, as long as they are to be deprovisioned. */
  async function connectionName(environmentId: string, id: string): Promise<string | undefined> {
    const connection = await store.get<ConnectionRecord>('propagationStores', id)
    if (connection) return connection.document.name
    const filter = equals('environmentId', environmentId)
    const removed = await store.find<RemovedRuleRecord>('removedRules', { filter })
    return removed.items.find(({ document }) => document.connection?.id === id)?.document.connection
      ?.name
  }

  return {
    async resync(ruleId) {
      const stored = await store.get<RuleRecord>('rules', ruleId)
      if (!stored) return undefined
      const { environmentId, name } = stored.document
      const change = await queue.commit({
        ...requested,
        environmentId,
        subject: { type: 'rule', id: ruleId, name },
        summary: `Full Resync of the rule ${name}`,
        ruleIds: [ruleId],
        readRuleIds: [ruleId],
      })
      return change.id
    },
    async takeUpLeftBehind(connectionId) {
      // Whoever was turned away a moment ago has yet to be written down.
      if (connectionId !== undefined) await settled(connectionId)
      const waiting = Map.groupBy(await links.leftBehind(connectionId), (link) => link.connectionId)
      for (const [id, left] of waiting) {
        const [first] = left
        const name = first && (await connectionName(first.environmentId, id))
        if (first === undefined || name === undefined) continue
        await queue.commit({
          ...requested,
          environmentId: first.environmentId,
          subject: { type: 'connection', id, name },
          summary: `${left.length} that were left behind while ${name} did not answer are taken up again`,
          leftBehindAt: id,
        })
      }
    },
  }
}

/** What such changes have in common: they name nobody, and let go of deleted rules. */
const requested = {
  action: 'PROVISIONING_SYNC.STARTED',
  userIds: [],
  groupIds: [],
  releases: true,
} as const
