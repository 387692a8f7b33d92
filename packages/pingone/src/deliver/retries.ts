import type { BlockedRetry, RetryQuery, RetryStart, SubjectKey } from '@pingone-sandbox/contract'
import type { ConfigurationReader } from '../configuration/reader.ts'
import type { RuleRecord, Snapshot } from '../configuration/records.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { compileRemovedRule } from '../decide/compiled-rule.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import type { Link } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import type { ChangeQueue, NewChange } from '../outbox/change.ts'
import { describeRetry } from './retry-description.ts'
import { stopOf, type StoppedRule } from './rule-stop.ts'

export interface RetriesOptions {
  readonly environmentId: string
  readonly configuration: ConfigurationReader
  readonly revisions: Pick<Revisions, 'latest'>
  readonly directory: Pick<DirectoryReader, 'existing' | 'has'>
  readonly links: Pick<Links, 'among' | 'everyFailed'>
  readonly queue: Pick<ChangeQueue, 'commit'>
}

/** What a retry names and what does not exist. */
export interface UnknownName {
  readonly missing: 'rule' | 'connection' | 'user' | 'group'
  readonly id: string
}

/** Syncs failed users and groups again, and no others. */
export interface Retries {
  readonly retry: (query: RetryQuery) => Promise<RetryStart | UnknownName>
}

/** A rule with its failed users and groups. */
interface FailedRule {
  readonly rule: RuleRecord
  /** It was deleted, and its users are still to be deprovisioned. */
  readonly isRemoved: boolean
  readonly stop: StoppedRule | undefined
  readonly users: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
}

type Candidate = Pick<FailedRule, 'rule' | 'isRemoved' | 'stop'>

export function createRetries(options: RetriesOptions): Retries {
  const { environmentId, configuration, revisions, directory, links, queue } = options

  /** The rules of the active revision, and the deleted ones that still have links. */
  async function candidates(): Promise<readonly Candidate[]> {
    const snapshot: Snapshot = (await revisions.latest(environmentId))?.snapshot ?? noRules
    const removed = (await configuration.removedRules(environmentId)).filter(
      ({ rule }) => !snapshot.rules.some(({ id }) => id === rule.id),
    )
    return [
      ...snapshot.rules.map((rule) => ({ rule, isRemoved: false, stop: stopOf(rule, snapshot) })),
      ...removed.map((record) => ({
        rule: record.rule,
        isRemoved: true,
        stop: compileRemovedRule(record, snapshot)
          ? undefined
          : stopOf({ ...record.rule, active: true }, snapshot),
      })),
    ]
  }

  /** The first name of a query that means nothing. */
  async function findUnknown(
    { ruleId, connectionId, subjects = [] }: RetryQuery,
    known: readonly Candidate[],
  ): Promise<UnknownName | undefined> {
    if (ruleId !== undefined && !known.some(({ rule }) => rule.id === ruleId)) {
      const saved = await configuration.rule(ruleId)
      if (saved?.environmentId !== environmentId) return { missing: 'rule', id: ruleId }
    }
    if (
      connectionId !== undefined &&
      !known.some(({ rule }) => rule.targetStore.id === connectionId)
    ) {
      const saved = await configuration.connection(connectionId)
      if (saved?.environmentId !== environmentId || saved.type !== 'scim')
        return { missing: 'connection', id: connectionId }
    }
    const missing = await unknownSubject(subjects, known)
    return missing && { missing: missing.type, id: missing.id }
  }

  /** A subject that is gone is known as long as it is linked. */
  async function unknownSubject(
    subjects: readonly SubjectKey[],
    known: readonly Candidate[],
  ): Promise<SubjectKey | undefined> {
    const userIds = subjects.filter(({ type }) => type === 'user').map(({ id }) => id)
    const users =
      userIds.length === 0 ? new Set() : await directory.existing(environmentId, userIds)
    const isKnown = async ({ type, id }: SubjectKey): Promise<boolean> => {
      if (type === 'user' ? users.has(id) : await directory.has(environmentId, 'groups', id))
        return true
      const found = await Promise.all(known.map(({ rule }) => links.among(rule.id, [id])))
      return found.flat().some(({ subjectType }) => subjectType === type)
    }
    const isEachKnown = await Promise.all(subjects.map(isKnown))
    return subjects.find((_, index) => isEachKnown[index] === false)
  }

  async function failedOf(
    candidate: Candidate,
    { cause, subjects }: RetryQuery,
  ): Promise<FailedRule> {
    const { id } = candidate.rule
    const named = subjects && new Set(subjects.map(({ type, id: subject }) => `${type} ${subject}`))
    const isSought = (link: Link) =>
      link.status === 'failed' &&
      (cause === undefined || (link.cause ?? 'other') === cause) &&
      (named?.has(`${link.subjectType} ${link.subjectId}`) ?? true)
    const found = { user: new Map<string, string>(), group: new Map<string, string>() }
    const take = (page: readonly Link[]) => {
      for (const link of page)
        if (isSought(link)) found[link.subjectType].set(link.subjectId, link.name)
    }
    if (subjects)
      take(
        await links.among(
          id,
          subjects.map((subject) => subject.id),
        ),
      )
    else
      for (const type of ['user', 'group'] as const)
        for await (const page of links.everyFailed(id, type)) take(page)
    return { ...candidate, users: found.user, groups: found.group }
  }

  return {
    async retry(query) {
      const known = await candidates()
      const unknown = await findUnknown(query, known)
      if (unknown) return unknown
      const asked = known.filter(
        ({ rule }) =>
          (query.ruleId === undefined || rule.id === query.ruleId) &&
          (query.connectionId === undefined || rule.targetStore.id === query.connectionId),
      )
      const found = await Promise.all(asked.map((candidate) => failedOf(candidate, query)))
      const failed = found.filter(({ users, groups }) => users.size + groups.size > 0)
      const retried = failed.filter(({ stop }) => stop === undefined)
      const blocked = failed.flatMap(
        ({ rule: { id, name }, users, groups, stop }): BlockedRetry[] =>
          stop ? [{ rule: { id, name }, users: users.size, groups: groups.size, ...stop }] : [],
      )
      const users = mergeMaps(retried.map((each) => each.users))
      const groups = mergeMaps(retried.map((each) => each.groups))
      const answer = {
        ...{ users: users.size, groups: groups.size },
        ...(blocked.length > 0 && { blocked }),
      }
      if (retried.length === 0) return answer
      const { cause, subjects } = query
      const change = await queue.commit({
        ...{ environmentId, action: 'PROVISIONING_SYNC.STARTED' },
        ...(await describeRetry({
          ...{ environmentId, configuration, users, groups },
          rules: retried.map(({ rule }) => rule),
          isNamed: subjects !== undefined,
        })),
        userIds: subjects ? [...users.keys()] : [],
        groupIds: subjects ? [...groups.keys()] : [],
        retry: {
          ruleIds: retried.map(({ rule }) => rule.id),
          ...(cause !== undefined && { cause }),
          isNamed: subjects !== undefined,
        },
        ...(retried.some(({ isRemoved }) => isRemoved) && { releases: true }),
      } satisfies NewChange)
      return { changeId: change.id, ...answer }
    },
  }
}

const noRules: Snapshot = { stores: [], rules: [], mappings: [] }

const mergeMaps = (maps: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> =>
  new Map(maps.flatMap((map) => [...map]))
