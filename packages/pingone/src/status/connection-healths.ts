import {
  connectionHealthOf,
  shortFailure,
  type ConnectionHealth,
  type ConnectionState,
  type HealthFacts,
} from '@pingone-sandbox/contract'
import { isPlanActive } from '../configuration/plan-status.ts'
import type { ConfigurationReader } from '../configuration/reader.ts'
import type { ConnectionRecord } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import type { Journal } from '../journal/journal.ts'
import type { Link, LinkCounts } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import type { RuleSyncs } from '../links/rule-syncs.ts'

export interface ConnectionHealthsOptions {
  readonly revisions: Pick<Revisions, 'latest'>
  readonly configuration: Pick<ConfigurationReader, 'removedRules'>
  readonly links: Pick<Links, 'counts' | 'failed' | 'remarked'>
  readonly ruleSyncs: Pick<RuleSyncs, 'get'>
  readonly journal: Pick<Journal, 'exchanges'>
}

/** The health of connections, by the last outcomes under their rules. */
export interface ConnectionHealths {
  readonly of: (
    connection: ConnectionRecord,
    circuit: ConnectionState['circuit'],
  ) => Promise<ConnectionHealth>
}

/** The number of failed users and groups of a rule whose causes are compared. */
const mostExamined = 200
/** The number of a subject's latest exchanges among which the failed one is looked for. */
const latestExchanges = 20

export function createConnectionHealths(options: ConnectionHealthsOptions): ConnectionHealths {
  const { revisions, configuration, links, ruleSyncs, journal } = options

  /** The rules that provision into a connection, and the deleted ones that still have to deprovision there. */
  async function rulesOf({ id, environmentId }: ConnectionRecord) {
    const snapshot = (await revisions.latest(environmentId))?.snapshot
    const enabled = (snapshot?.rules ?? []).filter(
      (rule) =>
        rule.targetStore.id === id && rule.active && snapshot && isPlanActive(rule, snapshot),
    )
    const removed = (await configuration.removedRules(environmentId)).filter(
      ({ rule }) =>
        rule.targetStore.id === id && !snapshot?.rules.some((each) => each.id === rule.id),
    )
    return { enabled, removed: removed.map(({ rule }) => rule) }
  }

  async function factsOf(connection: ConnectionRecord): Promise<Omit<HealthFacts, 'circuit'>> {
    const { enabled, removed } = await rulesOf(connection)
    const [counts, removedCounts, remarks, syncs] = await Promise.all([
      Promise.all(enabled.map(({ id }) => links.counts(id))),
      Promise.all(removed.map(({ id }) => links.counts(id))),
      Promise.all(enabled.map(async ({ id }) => (await links.remarked(id, 0)).total)),
      Promise.all(enabled.map(({ id }) => ruleSyncs.get(id))),
    ])
    const left = sum(removedCounts.map(failedIn))
    const failed = sum(counts.map(failedIn)) + left
    const failure = failed > 0 ? await mostFrequent([...enabled, ...removed]) : undefined
    const { connectionTest } = connection
    return {
      isEnabled: connection.status === 'ACTIVE',
      hasRule: enabled.length > 0,
      failed,
      remarked: sum(remarks),
      total: sum(counts.map(totalIn)) + left,
      isDefective: syncs.some((sync) => sync?.defect !== undefined),
      ...(failure && { failure }),
      ...(connectionTest && { connectionTest }),
    }
  }

  async function mostFrequent(
    rules: readonly { readonly id: string }[],
  ): Promise<HealthFacts['failure']> {
    const found = (await Promise.all(rules.map(({ id }) => links.failed(id, mostExamined)))).flat()
    // What was not sent failed for the reason of what was.
    const sent = found.filter(({ cause }) => cause !== 'circuit-open')
    const reasons = [...Map.groupBy(sent.length > 0 ? sent : found, reasonOf).values()]
    const [most] = reasons.toSorted((one, other) => other.length - one.length)
    const latest = most?.toSorted((one, other) => other.lastSyncAt.localeCompare(one.lastSyncAt))[0]
    if (latest === undefined) return undefined
    const { cause = 'other', failureStatus: status } = latest
    return {
      cause,
      ...(status !== undefined && { status }),
      isOnly: reasons.length === 1,
      example: await exampleOf(latest),
    }
  }

  async function exampleOf(link: Link): Promise<NonNullable<ConnectionHealth['example']>> {
    const { subjectType: type, subjectId: id, name, ruleId, failedIn: changeId } = link
    const exchangeId = changeId === undefined ? undefined : await failedExchange(link, changeId)
    return {
      subject: { type, id, name },
      ruleId,
      ...(changeId !== undefined && { changeId }),
      ...(exchangeId !== undefined && { exchangeId }),
    }
  }

  /** The last request about a subject in a change: the one that failed, if there is one. */
  async function failedExchange(
    { subjectType, subjectId, ruleId }: Link,
    changeId: string,
  ): Promise<string | undefined> {
    const { exchanges } = await journal.exchanges({
      ...(subjectType === 'user' ? { userId: subjectId } : { groupId: subjectId }),
      ruleId,
      limit: latestExchanges,
    })
    const own = exchanges.filter((exchange) => exchange.changeId === changeId)
    const failed = own.find(({ response }) => response === undefined || response.status >= 400)
    return (failed ?? own[0])?.id
  }

  return {
    of: async (connection, circuit) =>
      connectionHealthOf({ ...(await factsOf(connection)), circuit }),
  }
}

const reasonOf = ({ cause = 'other', failureStatus }: Link): string =>
  shortFailure(cause, failureStatus)

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)

const failedIn = ({ user, group }: LinkCounts): number =>
  user.in.failed + user.out.failed + group.in.failed + group.out.failed

/** Those in scope, and those that could not be deprovisioned. */
const totalIn = ({ user, group }: LinkCounts): number =>
  sum(
    [user, group].map(
      ({ in: { success, unsynced, partial, failed }, out }) =>
        success + unsynced + partial + failed + out.failed,
    ),
  )
