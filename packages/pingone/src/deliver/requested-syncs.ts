import type { ConfigurationReader } from '../configuration/reader.ts'
import type { ChangeQueue } from '../outbox/change.ts'
import type { Links } from '../links/links.ts'
import type { Sync } from './sync.ts'

export interface RequestedSyncsOptions {
  readonly configuration: ConfigurationReader
  readonly queue: Pick<ChangeQueue, 'commit'>
  readonly links: Pick<Links, 'deferred'>
  readonly settled: Sync['settled']
}

/** Syncs without a source change: a Full Resync, or the sync of deferred subjects after the circuit closes. */
export interface RequestedSyncs {
  /** *Full Resync*: queues every user and group of a rule. Returns the id of the change; undefined when there is no such rule. */
  readonly resync: (ruleId: string) => Promise<string | undefined>
  /** Queues the users and groups that were deferred while the circuit of a connection, or of any, was open. */
  readonly resumeDeferred: (connectionId?: string) => Promise<void>
}

export function createRequestedSyncs({
  configuration,
  queue,
  links,
  settled,
}: RequestedSyncsOptions): RequestedSyncs {
  /** A deleted connection is kept with a deleted rule until its users are deprovisioned. */
  async function connectionName(environmentId: string, id: string): Promise<string | undefined> {
    const connection = await configuration.connection(id)
    if (connection) return connection.name
    const removed = await configuration.removedRules(environmentId)
    return removed.find(({ connection: kept }) => kept?.id === id)?.connection?.name
  }

  return {
    async resync(ruleId) {
      const rule = await configuration.rule(ruleId)
      if (!rule) return undefined
      const { environmentId, name } = rule
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
    async resumeDeferred(connectionId) {
      // The links of the last deferred subjects may not be committed yet.
      if (connectionId !== undefined) await settled(connectionId)
      const waiting = Map.groupBy(await links.deferred(connectionId), (link) => link.connectionId)
      for (const [id, left] of waiting) {
        const [first] = left
        const name = first && (await connectionName(first.environmentId, id))
        if (first === undefined || name === undefined) continue
        await queue.commit({
          ...requested,
          environmentId: first.environmentId,
          subject: { type: 'connection', id, name },
          summary: `${left.length} that were deferred while ${name} did not answer are synced now`,
          deferredAt: id,
        })
      }
    },
  }
}

/** The common members of such changes: they name no user or group, and release deleted rules. */
const requested = {
  action: 'PROVISIONING_SYNC.STARTED',
  userIds: [],
  groupIds: [],
  releases: true,
} as const
