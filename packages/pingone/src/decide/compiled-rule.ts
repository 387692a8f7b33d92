import {
  extensionUrnsOf,
  mappingKindOf,
  scimConfiguration,
  type ScimConfiguration,
  withSwitches,
} from '@pingone-sandbox/contract'
import { isPlanActive } from '../configuration/plan-status.ts'
import type {
  ConnectionRecord,
  MappingRecord,
  RemovedRuleRecord,
  RuleRecord,
  Snapshot,
} from '../configuration/records.ts'
import { resourceUrl } from '../configuration/resource-url.ts'
import {
  compileGroupMapping,
  compileUserMapping,
  type GroupMapping,
  type UserMapping,
} from './mapping.ts'
import { compileScope, type JudgeScope } from './scope.ts'

/**
 * A rule of a revision with its connection, its filter and its mappings, ready for use: the configuration is parsed, the expressions
 * are compiled. A rule is compiled once for each revision.
 */
export interface CompiledRule {
  readonly rule: RuleRecord
  readonly connection: ConnectionRecord
  readonly configuration: ScimConfiguration
  /** The URLs of the endpoints at the target. An id is valid only at the endpoint that assigned it. */
  readonly endpoints: { readonly users: string; readonly groups: string }
  readonly scope: JudgeScope
  readonly userMapping: UserMapping
  readonly groupMapping: GroupMapping
  /** The custom schemas of the connection. */
  readonly extensionUrns: readonly string[]
}

/** The rules that provision: enabled, of an active plan, under an enabled connection with a complete configuration. */
export function compiledRules(snapshot: Snapshot): CompiledRule[] {
  return snapshot.rules.flatMap((rule) => {
    const compiled = rule.active ? usableRule(rule, snapshot) : undefined
    return compiled ? [compiled] : []
  })
}

/** Compiles a rule; undefined while its plan is inactive, or its connection is disabled or incomplete. */
export function usableRule(rule: RuleRecord, snapshot: Snapshot): CompiledRule | undefined {
  if (!isPlanActive(rule, snapshot)) return undefined
  const compiled = compileRule(rule, snapshot)
  return compiled?.connection.status === 'ACTIVE' ? compiled : undefined
}

/** Cached per snapshot, since the sync needs the rule for each user. */
const known = new WeakMap<Snapshot, Map<RuleRecord, CompiledRule | undefined>>()

/** Compiles a rule under its connection, enabled or not; undefined when that is missing or incomplete. */
export function compileRule(rule: RuleRecord, snapshot: Snapshot): CompiledRule | undefined {
  const ofSnapshot = known.get(snapshot) ?? new Map<RuleRecord, CompiledRule | undefined>()
  known.set(snapshot, ofSnapshot)
  if (!ofSnapshot.has(rule)) ofSnapshot.set(rule, compileAnew(rule, snapshot))
  return ofSnapshot.get(rule)
}

function compileAnew(rule: RuleRecord, snapshot: Snapshot): CompiledRule | undefined {
  const connection = snapshot.stores.find((store) => store.id === rule.targetStore.id)
  if (!connection) return undefined
  const parsed = scimConfiguration.safeParse(connection.configuration)
  if (!parsed.success) return undefined
  const configuration = withSwitches(parsed.data)
  const extensionUrns = extensionUrnsOf(configuration.SCHEMA_EXTENSION_URNS)
  const mappings = snapshot.mappings.filter(({ ruleId }) => ruleId === rule.id)
  const ofKind = (kind: ReturnType<typeof mappingKindOf>): readonly MappingRecord[] =>
    mappings.filter((mapping) => mappingKindOf(mapping) === kind)
  return {
    rule,
    connection,
    configuration,
    endpoints: {
      users: resourceUrl(configuration, 'Users'),
      groups: resourceUrl(configuration, 'Groups'),
    },
    scope: compileScope(rule.populationExpression),
    userMapping: compileUserMapping(ofKind('user'), extensionUrns),
    groupMapping: compileGroupMapping(ofKind('group')),
    extensionUrns,
  }
}

/**
 * Compiles a deleted rule for deprovisioning. Uses the connection of the snapshot, or the stored one from before the deletion if that
 * connection was deleted or has another target by now. Undefined while the connection is disabled.
 */
export function compileRemovedRule(
  { rule, connection: kept }: RemovedRuleRecord,
  snapshot: Snapshot,
): CompiledRule | undefined {
  const isPresent = snapshot.stores.some(({ id }) => id === rule.targetStore.id)
  const present = usableRule(rule, snapshot)
  if (isPresent && !present) return undefined
  const former = kept && compileRule(rule, { ...snapshot, stores: [kept] })
  if (!former || !present) return present ?? former
  return present.endpoints.users === former.endpoints.users ? present : former
}

/** The rule with an empty scope, as after its deletion. */
export function withEmptyScope(compiled: CompiledRule): CompiledRule {
  return {
    ...compiled,
    rule: { ...compiled.rule, populationExpression: '', groups: [] },
    scope: compileScope(''),
  }
}
