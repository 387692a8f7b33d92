import {
  extensionUrnsOf,
  mappingKindOf,
  scimConfiguration,
  type ScimConfiguration,
  withSwitches,
} from '@pingone-sandbox/contract'
import { resourceUrl } from './resource-url.ts'
import type {
  ConnectionRecord,
  MappingRecord,
  RemovedRuleRecord,
  RuleRecord,
  Snapshot,
} from './records.ts'
import { isPlanActive } from './plan-status.ts'

/** A rule with everything that its work needs, as the revision in force has it. */
export interface ActiveRule {
  readonly rule: RuleRecord
  readonly connection: ConnectionRecord
  readonly configuration: ScimConfiguration
  /** Of users. */
  readonly mappings: readonly MappingRecord[]
  /** Of groups: none, or the one for their name. */
  readonly groupMappings: readonly MappingRecord[]
  /** The custom schemas of the connection. */
  readonly extensionUrns: readonly string[]
}

/** The rules that provision: enabled, of an active plan, under an enabled connection with a complete configuration. */
export function activeRules(snapshot: Snapshot): ActiveRule[] {
  return snapshot.rules.flatMap((rule) => {
    const active = rule.active ? equip(rule, snapshot) : undefined
    return active ? [active] : []
  })
}

/** Joins a rule with its enabled connection and mappings; nothing when the plan or the connection cannot be used. */
export function equip(rule: RuleRecord, snapshot: Snapshot): ActiveRule | undefined {
  if (!isPlanActive(rule, snapshot)) return undefined
  const active = join(rule, snapshot)
  return active?.connection.status === 'ACTIVE' ? active : undefined
}

/** What the rules of a snapshot were joined to: the sync asks for each user, and a snapshot does not change. */
const joined = new WeakMap<Snapshot, Map<RuleRecord, ActiveRule | undefined>>()

/** Joins a rule with its connection, enabled or not, and mappings. */
export function join(rule: RuleRecord, snapshot: Snapshot): ActiveRule | undefined {
  const known = joined.get(snapshot) ?? new Map<RuleRecord, ActiveRule | undefined>()
  joined.set(snapshot, known)
  if (!known.has(rule)) known.set(rule, joinAnew(rule, snapshot))
  return known.get(rule)
}

function joinAnew(rule: RuleRecord, snapshot: Snapshot): ActiveRule | undefined {
  const connection = snapshot.stores.find((store) => store.id === rule.targetStore.id)
  if (!connection) return undefined
  const configuration = scimConfiguration.safeParse(connection.configuration)
  if (!configuration.success) return undefined
  const own = snapshot.mappings.filter(({ ruleId }) => ruleId === rule.id)
  return {
    rule,
    connection,
    configuration: withSwitches(configuration.data),
    mappings: own.filter((mapping) => mappingKindOf(mapping) === 'user'),
    groupMappings: own.filter((mapping) => mappingKindOf(mapping) === 'group'),
    extensionUrns: extensionUrnsOf(configuration.data.SCHEMA_EXTENSION_URNS),
  }
}

/**
 * Joins a deleted rule with the connection over which its users can be deprovisioned: that of the snapshot, or the one that was in
 * force when the rule was deleted, where it has been deleted or leads elsewhere by now. Nothing while the connection is disabled.
 */
export function equipRemoved(
  { rule, connection: kept }: RemovedRuleRecord,
  snapshot: Snapshot,
): ActiveRule | undefined {
  const isPresent = snapshot.stores.some(({ id }) => id === rule.targetStore.id)
  const present = equip(rule, snapshot)
  if (isPresent && !present) return undefined
  const former = kept && join(rule, { ...snapshot, stores: [kept] })
  if (!former || !present) return present ?? former
  return usersEndpoint(present.configuration) === usersEndpoint(former.configuration)
    ? present
    : former
}

/** The rule as if it had been deleted: nobody and nothing falls under it. */
export function emptied(active: ActiveRule): ActiveRule {
  return { ...active, rule: { ...active.rule, populationExpression: '', groups: [] } }
}

/** Where the users of a connection are; an id from elsewhere means nothing there. */
export const usersEndpoint = (configuration: ScimConfiguration): string =>
  resourceUrl(configuration, 'Users')

/** Where the groups of a connection are. */
export const groupsEndpoint = (configuration: ScimConfiguration): string =>
  resourceUrl(configuration, 'Groups')
