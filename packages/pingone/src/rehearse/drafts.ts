import { z } from 'zod'
import { mappingKindOf, type PlanDrafts } from '@pingone-sandbox/contract'
import type {
  ConnectionRecord,
  MappingRecord,
  RemovedRuleRecord,
  RuleRecord,
  Snapshot,
} from '../configuration/records.ts'
import { completeConfiguration, keepSecrets } from '../configuration/secrets.ts'

/** A configuration with a draft, or why there is none; a draft that deletes a rule gives the deleted rule. */
export type Drafted =
  | { readonly snapshot: Snapshot; readonly removed?: RemovedRuleRecord }
  | { readonly missing: 'rule' | 'connection'; readonly id: string }
  | { readonly wrong: string }
type Lines = NonNullable<NonNullable<PlanDrafts['rule']>['mappings']>

/** The configuration as it would be after a rule is saved. */
export function withDraftOfRule(
  snapshot: Snapshot,
  { id, mappings, groupMappings, ...changes }: NonNullable<PlanDrafts['rule']>,
): Drafted {
  const saved = snapshot.rules.find((rule) => rule.id === id)
  if (!saved) return { missing: 'rule', id }
  const drafted: RuleRecord = { ...saved, ...changes, active: changes.active ?? saved.active }
  const ofUsers = withLines(snapshot.mappings, { rule: saved, kind: 'user', lines: mappings })
  return {
    snapshot: {
      ...snapshot,
      rules: snapshot.rules.map((rule) => (rule.id === id ? drafted : rule)),
      mappings: withLines(ofUsers, { rule: saved, kind: 'group', lines: groupMappings }),
    },
  }
}

interface LinesOptions {
  readonly rule: RuleRecord
  readonly kind: 'user' | 'group'
  /** Absent where the saved ones stay. */
  readonly lines: Lines | undefined
}

function withLines(
  saved: readonly MappingRecord[],
  { rule, kind, lines }: LinesOptions,
): readonly MappingRecord[] {
  if (lines === undefined) return saved
  const { environmentId, updatedAt } = rule
  const type = kind === 'group' && ({ attributeMappingType: 'group' } as const)
  const drafted = new Map(
    lines.map((line, index): [string, MappingRecord] => [
      line.targetAttribute,
      {
        ...{ ...line, ...type, id: `draft-${kind}-${index}` },
        ...{ ruleId: rule.id, rule: { id: rule.id }, environmentId },
        ...{ createdAt: updatedAt, updatedAt },
      },
    ]),
  )
  // A saved line keeps its place, and a new one comes last, as when they are saved one by one.
  const kept = saved.flatMap((mapping) => {
    if (mapping.ruleId !== rule.id || mappingKindOf(mapping) !== kind) return [mapping]
    const line = drafted.get(mapping.targetAttribute)
    drafted.delete(mapping.targetAttribute)
    return line ? [{ ...line, id: mapping.id }] : []
  })
  return [...kept, ...drafted.values()]
}

/** The configuration as it would be after a connection is saved; the secrets that the draft leaves out are the stored ones. */
export function withDraftOfConnection(
  snapshot: Snapshot,
  { id, configuration, ...changes }: NonNullable<PlanDrafts['connection']>,
): Drafted {
  const saved = snapshot.stores.find((store) => store.id === id)
  if (!saved) return { missing: 'connection', id }
  if (configuration !== undefined) {
    const problem = configurationProblem(saved, configuration)
    if (problem !== undefined) return { wrong: problem }
  }
  const drafted: ConnectionRecord = {
    ...saved,
    ...changes,
    status: changes.status ?? saved.status,
    name: changes.name ?? saved.name,
    ...(configuration && { configuration: keepSecrets(saved.configuration, configuration) }),
  }
  return {
    snapshot: {
      ...snapshot,
      stores: snapshot.stores.map((store) => (store.id === id ? drafted : store)),
    },
  }
}

/** Why a configuration could not be saved. */
function configurationProblem(
  saved: ConnectionRecord,
  configuration: Readonly<Record<string, unknown>>,
): string | undefined {
  try {
    completeConfiguration(saved.configuration, configuration)
    return undefined
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const [issue] = error.issues
    if (issue === undefined) return 'The configuration is wrong.'
    const { message, path } = issue
    // A message of zod itself does not name the key.
    return issue.code === 'custom' ? message : `${path.join('.')}: ${message}`
  }
}

interface DeletionOptions {
  readonly deleted: NonNullable<PlanDrafts['deletedRule']>
  /** The active configuration. */
  readonly before: Snapshot | undefined
}

/** The configuration as it would be after a rule is deleted, and the deleted rule. */
export function withoutRule(
  snapshot: Snapshot,
  { deleted: { id, deprovision }, before }: DeletionOptions,
): Drafted {
  const rule = snapshot.rules.find((each) => each.id === id)
  if (!rule) return { missing: 'rule', id }
  const isOf = ({ id: storeId }: ConnectionRecord) => storeId === rule.targetStore.id
  const connection = before?.stores.find(isOf) ?? snapshot.stores.find(isOf)
  const { environmentId } = rule
  return {
    snapshot: {
      ...snapshot,
      rules: snapshot.rules.filter((each) => each.id !== id),
      mappings: snapshot.mappings.filter(({ ruleId }) => ruleId !== id),
    },
    removed: { id, environmentId, rule, deprovision, ...(connection && { connection }) },
  }
}
