import {
  configurationLabels,
  configurationWhenAbsent,
  managedLabel,
  withSwitches,
} from '@pingone-sandbox/contract'
import { isSameJson, type JsonObject } from '../records/json.ts'
import { groupIdsOf, mappingOf } from './resync.ts'
import type { ConnectionRecord, RuleRecord, Snapshot } from './records.ts'

/** Says what a revision changes, and which rules sync all their users because of it. */
export function summarizeRevision(
  before: Snapshot | undefined,
  after: Snapshot,
  resynced: readonly RuleRecord[],
): string {
  const previous = before ?? { stores: [], rules: [], mappings: [] }
  const changes = [
    ...switchedPlans(previous, after),
    ...changesOf('Connection', [connectionsIn(previous), connectionsIn(after)], {
      isOn: ({ status }) => status === 'ACTIVE',
      partsOf: connectionParts,
    }),
    ...changesOf('Rule', [previous.rules, after.rules], {
      isOn: ({ active }) => active,
      partsOf: (was, is) => ruleParts([was, previous], [is, after]),
    }),
  ]
  return `${changes.join('; ') || 'Nothing was changed'}${effectOf(resynced)}.`
}

/** Only the status of a plan is compared. A new active plan is not mentioned, since its rule is. */
const switchedPlans = ({ plans: before = [] }: Snapshot, { plans: after = [] }: Snapshot) =>
  after
    .filter((is) => before.some((was) => was.id === is.id && was.status !== is.status))
    .map(({ name, status }) => `Plan ${name} was ${status === 'ACTIVE' ? 'enabled' : 'disabled'}`)

interface Kind<Record> {
  readonly isOn: (record: Record) => boolean
  /** What was changed besides its name and its status. */
  readonly partsOf: (was: Record, is: Record) => readonly string[]
}

function changesOf<Record extends { readonly id: string; readonly name: string }>(
  noun: string,
  [before, after]: readonly [readonly Record[], readonly Record[]],
  { isOn, partsOf }: Kind<Record>,
): readonly string[] {
  const known = new Map(before.map((record) => [record.id, record]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((is) => {
      const was = known.get(is.id)
      if (was === undefined)
        return [`${noun} ${is.name} was created${isOn(is) ? ' and enabled' : ''}`]
      const parts = partsOf(was, is)
      return [
        ...(isOn(was) === isOn(is)
          ? []
          : [`${noun} ${is.name} was ${isOn(is) ? 'enabled' : 'disabled'}`]),
        ...(was.name === is.name ? [] : [`${noun} ${was.name} was renamed ${is.name}`]),
        ...(parts.length === 0
          ? []
          : [`${parts.join(', ')} of ${noun.toLowerCase()} ${is.name} changed`]),
      ]
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ name }) => `${noun} ${name} was deleted`),
  ]
}

/** The directory store exists from the start. */
const connectionsIn = ({ stores }: Snapshot) => stores.filter(({ type }) => type !== 'directory')

function connectionParts(was: ConnectionRecord, is: ConnectionRecord): readonly string[] {
  const labels: Readonly<Record<string, string>> = configurationLabels
  const [before, after] = [configurationOf(was), configurationOf(is)]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return differing([
    ...keys.map((key) => [labels[key] ?? key, before[key], after[key]] as const),
    [managedLabel, was.managed ?? false, is.managed ?? false],
    ['Description', was.description, is.description],
    ['Icon', iconOf(was), iconOf(is)],
  ])
}

const configurationOf = ({ configuration }: ConnectionRecord): JsonObject => ({
  ...configurationWhenAbsent,
  ...withSwitches(configuration),
})

const iconOf = ({ image }: ConnectionRecord): string | undefined => image?.href ?? image?.id

type RuleIn = readonly [rule: RuleRecord, snapshot: Snapshot]

const ruleParts = ([was, before]: RuleIn, [is, after]: RuleIn): readonly string[] =>
  differing([
    ['User filter', was.populationExpression, is.populationExpression],
    ['Groups', groupIdsOf(was), groupIdsOf(is)],
    ['Attribute mapping', mappingOf(was, before), mappingOf(is, after)],
    ['Connection', was.targetStore.id, is.targetStore.id],
    ['Description', was.description, is.description],
  ])

const differing = (
  parts: readonly (readonly [name: string, was: unknown, is: unknown])[],
): readonly string[] =>
  parts.filter(([, was, is]) => !isSameJson(said(was), said(is))).map(([name]) => name)

/** An empty text counts as absent. */
const said = (value: unknown): unknown => (value === '' ? undefined : value)

const effectOf = (resynced: readonly RuleRecord[]): string =>
  resynced.length === 0
    ? '; no rule is synced'
    : `; every user of ${resynced.map(({ name }) => name).join(', ')} is synced`
