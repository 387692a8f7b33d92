import type { ConnectionState, Overview } from '@pingone-sandbox/contract'
import { isProvisioning } from '../configuration/plan-status.ts'
import type { RuleRecord } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import type { Link, LinkCounts } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import { createRequestCounts, type RequestCountsOptions } from './request-counts.ts'
import { causesOf, remarkKindsOf } from './failure-groups.ts'

export interface OverviewsOptions extends RequestCountsOptions {
  readonly revisions: Pick<Revisions, 'latest'>
  readonly directory: Pick<DirectoryReader, 'userCount'>
  readonly links: Pick<Links, 'counts' | 'failed' | 'remarked'>
}

/** How provisioning goes in an environment. */
export interface Overviews {
  readonly of: (environmentId: string, connections: readonly ConnectionState[]) => Promise<Overview>
  readonly restart: () => void
}

/** The number of failed, and of remarked, users and groups of a rule that are examined. */
const mostExamined = 500

export function createOverviews(options: OverviewsOptions): Overviews {
  const { revisions, directory, links } = options
  const requests = createRequestCounts(options)

  async function provisioningRules(environmentId: string): Promise<readonly RuleRecord[]> {
    const snapshot = (await revisions.latest(environmentId))?.snapshot
    return snapshot?.rules.filter((rule) => isProvisioning(rule, snapshot)) ?? []
  }

  async function workOf({ id, name, targetStore }: RuleRecord, names: Names) {
    const [counts, failed, remarked] = await Promise.all([
      links.counts(id),
      links.failed(id, mostExamined),
      links.remarked(id, mostExamined),
    ])
    const about = {
      rule: { id, name },
      connection: { id: targetStore.id, name: names.get(targetStore.id) ?? '' },
    }
    const latest = failed.toSorted((one, other) => other.lastSyncAt.localeCompare(one.lastSyncAt))
    return {
      counts,
      failures: causesOf(latest).map((group) => ({
        ...group,
        ...about,
        at: latestOf(latest, group),
      })),
      remarks: remarkKindsOf(remarked.links).map((group) => ({ ...group, ...about })),
    }
  }

  return {
    async of(environmentId, connections) {
      const rules = await provisioningRules(environmentId)
      const names = new Map(connections.map(({ id, name }) => [id, name]))
      const work = await Promise.all(rules.map((rule) => workOf(rule, names)))
      const sum = (count: (counts: LinkCounts) => number) =>
        work.reduce((total, { counts }) => total + count(counts), 0)
      const enabled = connections.map(({ health }) => health).filter(({ state }) => state !== 'off')
      return {
        users: await directory.userCount(environmentId),
        rules: rules.length,
        inScope: {
          users: sum(({ user }) => inScope(user.in)),
          groups: sum(({ group }) => inScope(group.in)),
        },
        synced: sum(({ user, group }) => user.in.success + group.in.success),
        remarked: enabled.reduce((total, { remarked }) => total + remarked, 0),
        failed: enabled.reduce((total, { failed }) => total + failed, 0),
        failures: work
          .flatMap(({ failures }) => failures)
          .sort((one, other) => other.at.localeCompare(one.at)),
        remarks: work
          .flatMap(({ remarks }) => remarks)
          .sort((one, other) => other.count - one.count),
        requests: await requests.read(),
      }
    },
    restart: requests.restart,
  }
}

type Names = ReadonlyMap<string, string>

/** When the latest of the links with a cause failed; the links come latest first. */
const latestOf = (
  links: readonly Link[],
  { cause }: Pick<Overview['failures'][number], 'cause'>,
): string => links.find((link) => (link.cause ?? 'other') === cause)?.lastSyncAt ?? ''

const inScope = ({ success, unsynced, partial, failed }: LinkCounts['user']['in']): number =>
  success + unsynced + partial + failed
