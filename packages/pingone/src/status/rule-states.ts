import type { RuleState, SyncedSubject } from '@pingone-sandbox/contract'
import type { Listing } from '../records/listing.ts'
import { connectionSecrets } from '../secrecy/connection-secrets.ts'
import { createSecretValues } from '../secrecy/secret-values.ts'
import type { RuleRecord } from '../configuration/records.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { Link, LinkStatus } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import { stoppingPlan } from '../configuration/plan-status.ts'
import { ruleSyncStatusOf, type RuleCounts } from './status.ts'

export interface RuleStatesOptions {
  readonly environmentId: string
  readonly configuration: Configuration
  readonly links: Pick<Links, 'page' | 'get'>
  readonly countsOf: (ruleId: string) => Promise<RuleCounts>
}

export interface SyncedQuery {
  readonly type: Link['subjectType']
  readonly status?: SyncedSubject['status'] | undefined
  readonly inScope?: boolean | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The status of one user or group under a rule, with the rule. */
export type RuledSubject = SyncedSubject & {
  readonly rule: { readonly id: string; readonly name: string }
}

/** The sync status of rules, and of users and groups under them: what PingOne's API leaves out. */
export interface RuleStates {
  all(): Promise<readonly RuleState[]>
  /** Returns undefined for an unknown rule. */
  of(ruleId: string): Promise<RuleState | undefined>
  /** A page of the users or groups that are, or were, provisioned. Returns undefined for an unknown rule. */
  synced(ruleId: string, query: SyncedQuery): Promise<Listing<SyncedSubject> | undefined>
  /** Returns undefined when the rule has never evaluated the subject. */
  subject(ruleId: string, subjectId: string): Promise<SyncedSubject | undefined>
  /** The status of a user or group under each rule that has evaluated it. */
  ofSubject(subjectId: string): Promise<readonly RuledSubject[]>
}

/** The status of a link in answers. */
export const syncedStatuses = {
  success: 'SUCCESS',
  unsynced: 'UNSYNCED',
  partial: 'PARTIAL',
  failed: 'FAILED',
  none: 'NOT_IN_SCOPE',
} as const satisfies Record<LinkStatus, SyncedSubject['status']>

/** The users and groups that are, or were, provisioned. */
export const listedStatuses: readonly LinkStatus[] = ['success', 'unsynced', 'partial', 'failed']

export function createRuleStates({
  environmentId,
  configuration: { rules, stores, revisions },
  links,
  countsOf,
}: RuleStatesOptions): RuleStates {
  const find = async (id: string) =>
    (await rules.list(environmentId)).find((rule) => rule.id === id)

  async function render({ id, name }: RuleRecord): Promise<RuleState> {
    const syncStatus = ruleSyncStatusOf([await countsOf(id)])
    const latest = (await revisions.latest(environmentId))?.snapshot
    const plan = latest && stoppingPlan(latest, (rule) => rule.id === id)
    return {
      id,
      name,
      ...(syncStatus && { syncStatus }),
      ...(plan && { inactivePlan: { id: plan.id, name: plan.name } }),
    }
  }

  async function connectionOf({ targetStore }: RuleRecord): Promise<Connection> {
    const { id, name, configuration } = await stores.get(environmentId, targetStore.id)
    return { id, name, mask: createSecretValues(connectionSecrets(configuration)).mask }
  }

  return {
    all: async () => Promise.all((await rules.list(environmentId)).map(render)),
    async of(ruleId) {
      const rule = await find(ruleId)
      return rule && render(rule)
    },
    async synced(ruleId, { type, status, inScope, limit, cursor }) {
      const rule = await find(ruleId)
      if (!rule) return undefined
      const statuses = listedStatuses.filter(
        (each) => status === undefined || syncedStatuses[each] === status,
      )
      const sought = { ruleId, subjectType: type, inScope, statuses, limit, cursor }
      const [page, connection] = await Promise.all([links.page(sought), connectionOf(rule)])
      return { ...page, items: page.items.map((link) => renderSubject(link, connection)) }
    },
    async subject(ruleId, subjectId) {
      const [rule, link] = await Promise.all([find(ruleId), links.get(ruleId, subjectId)])
      return rule && link && renderSubject(link, await connectionOf(rule))
    },
    async ofSubject(subjectId) {
      const found = (await rules.list(environmentId)).map(async (rule) => {
        const link = await links.get(rule.id, subjectId)
        if (!link) return []
        const { id, name } = rule
        return [{ ...renderSubject(link, await connectionOf(rule)), rule: { id, name } }]
      })
      return (await Promise.all(found)).flat()
    },
  }
}

interface Connection {
  readonly id: string
  readonly name: string
  /** A target may give a secret of its connection back as an id. */
  readonly mask: (text: string) => string
}

const renderSubject = (link: Link, { id, name, mask }: Connection): SyncedSubject => ({
  subject: { id: link.subjectId, name: link.name },
  type: link.subjectType,
  connection: { id, name },
  status: syncedStatuses[link.status],
  inScope: link.inScope,
  conditions: [...link.conditions],
  lastSyncAt: link.lastSyncAt,
  ...(link.targetId !== undefined && {
    targetId: mask(link.targetId),
    ...(link.subjectType === 'user' && { active: link.active }),
  }),
  ...(link.details !== undefined && { details: link.details }),
})
