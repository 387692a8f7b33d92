import type { Filter } from '@pingone-sandbox/scim'
import type { Query, Store, Write } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import type { Listing } from '../records/listing.ts'
import { linkId, type Link, type LinkCounts, type LinkStatus } from './link.ts'

export interface LinkQuery {
  readonly ruleId: string
  readonly subjectType: Link['subjectType']
  /** Only links in scope, or only those out of scope. */
  readonly inScope?: boolean | undefined
  readonly statuses: readonly LinkStatus[]
  readonly limit: number | undefined
  readonly cursor: string | undefined
}

/** The links, by rule and subject. */
export interface Links {
  get(ruleId: string, subjectId: string): Promise<Link | undefined>
  /** The links of a rule to some of its subjects; one for each that has a link. */
  among(ruleId: string, subjectIds: readonly string[]): Promise<readonly Link[]>
  /** Every link of a rule that has, or may have, a resource at the target; some hundred at a time. */
  ofRule(ruleId: string, subjectType: Link['subjectType']): AsyncIterable<readonly Link[]>
  /** One page of all links of a rule, of whichever status. */
  pageOfRule(ruleId: string, cursor: string | undefined): Promise<Listing<Link>>
  /** One page of the links of a rule with certain statuses, in the order of creation. */
  page(query: LinkQuery): Promise<Listing<Link>>
  /** The links to one resource of the target. */
  ofTarget(connectionId: string, targetId: string): Promise<readonly Link[]>
  /** The links of a rule to several resources of the target. */
  toTargets(ruleId: string, targetIds: readonly string[]): Promise<readonly Link[]>
  /** The deferred links. */
  deferred(connectionId?: string): Promise<readonly Link[]>
  /** Tells whether a connection has any link, also of a user that was only judged to be out of scope. */
  isUsed(connectionId: string): Promise<boolean>
  counts(ruleId: string): Promise<LinkCounts>
  /** Failed links, in scope or not, up to a number. */
  failed(ruleId: string, most: number): Promise<readonly Link[]>
  /** Every failed link of a rule to users or groups, in scope or not; some hundred at a time. */
  everyFailed(ruleId: string, subjectType: Link['subjectType']): AsyncIterable<readonly Link[]>
  /** Links with remarks, up to a number, and their total. */
  remarked(
    ruleId: string,
    most: number,
  ): Promise<{ readonly total: number; readonly links: readonly Link[] }>
  /** The writes that save or delete a link, for a commit with its journal entry. */
  put(link: Link): Write
  remove(linkId: string): Write
  /** Commits writes of links without a journal entry. */
  commit(writes: readonly Write[]): Promise<void>
}

const statuses = ['success', 'unsynced', 'partial', 'failed', 'none'] as const
const pageSize = 500

export function createLinks(store: Store): Links {
  const find = async (query: Query): Promise<readonly Link[]> =>
    (await store.find<Link>('links', query)).items.map(({ document }) => document)

  async function* pages(query: Query): AsyncGenerator<readonly Link[]> {
    let cursor: string | undefined
    do {
      const page = await store.find<Link>('links', {
        ...query,
        count: pageSize,
        uncounted: true,
        ...(cursor !== undefined && { cursor }),
      })
      yield page.items.map(({ document }) => document)
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  async function* provisionedPages(filter: Filter): AsyncGenerator<readonly Link[]> {
    for await (const page of pages({ filter }))
      yield page.filter(
        ({ status, pendingIdentifiers }) => status !== 'none' || pendingIdentifiers !== undefined,
      )
  }

  const count = async (key: string): Promise<number> =>
    (await store.find('links', { filter: equals('countedAs', key), count: 0 })).total

  async function countsOf(ruleId: string, subject: Link['subjectType'], place: 'in' | 'out') {
    const entries = statuses.map(
      async (status) => [status, await count(countKeyOf(ruleId, subject, place, status))] as const,
    )
    return Object.fromEntries(await Promise.all(entries)) as Record<LinkStatus, number>
  }

  return {
    get: async (ruleId, subjectId) =>
      (await store.get<Link>('links', linkId(ruleId, subjectId)))?.document,
    async among(ruleId, subjectIds) {
      if (subjectIds.length === 0) return []
      const values = subjectIds.map((id) => linkId(ruleId, id))
      return find({ anyOf: { attribute: 'id', values }, uncounted: true })
    },
    ofRule: (ruleId, subjectType) =>
      provisionedPages(all(equals('ruleId', ruleId), equals('subjectType', subjectType))),
    async pageOfRule(ruleId, cursor) {
      const page = await store.find<Link>('links', {
        filter: equals('ruleId', ruleId),
        count: pageSize,
        ...(cursor !== undefined && { cursor }),
      })
      return { ...page, items: page.items.map(({ document }) => document) }
    },
    async page({ ruleId, subjectType, inScope, statuses: sought, limit, cursor }) {
      const places = (['in', 'out'] as const).filter(
        (place) => inScope === undefined || inScope === (place === 'in'),
      )
      const values = places.flatMap((place) =>
        sought.map((status) => countKeyOf(ruleId, subjectType, place, status)),
      )
      const page = await store.find<Link>('links', {
        anyOf: { attribute: 'countedAs', values },
        ...(limit !== undefined && { count: limit }),
        ...(cursor !== undefined && { cursor }),
      })
      return { ...page, items: page.items.map(({ document }) => document) }
    },
    ofTarget: (connectionId, targetId) =>
      find({ filter: all(equals('targetId', targetId), equals('connectionId', connectionId)) }),
    toTargets: (ruleId, targetIds) =>
      find({
        filter: equals('ruleId', ruleId),
        anyOf: { attribute: 'targetId', values: [...targetIds] },
      }),
    deferred: (connectionId) =>
      find({
        filter: all(
          equals('deferred', true),
          connectionId === undefined ? undefined : equals('connectionId', connectionId),
        ),
      }),
    isUsed: async (connectionId) =>
      (await find({ filter: equals('connectionId', connectionId), count: 1 })).length > 0,
    async counts(ruleId) {
      const [userIn, userOut, groupIn, groupOut] = await Promise.all([
        countsOf(ruleId, 'user', 'in'),
        countsOf(ruleId, 'user', 'out'),
        countsOf(ruleId, 'group', 'in'),
        countsOf(ruleId, 'group', 'out'),
      ])
      return { user: { in: userIn, out: userOut }, group: { in: groupIn, out: groupOut } }
    },
    async failed(ruleId, most) {
      const found: Link[] = []
      for (const subject of ['user', 'group'] as const)
        for (const place of ['in', 'out'] as const) {
          const key = countKeyOf(ruleId, subject, place, 'failed')
          const count = most - found.length
          // Most often the first of them is all.
          // oxlint-disable-next-line no-await-in-loop
          if (count > 0) found.push(...(await find({ filter: equals('countedAs', key), count })))
        }
      return found
    },
    everyFailed: (ruleId, subjectType) =>
      pages({
        anyOf: {
          attribute: 'countedAs',
          values: (['in', 'out'] as const).map((place) =>
            countKeyOf(ruleId, subjectType, place, 'failed'),
          ),
        },
      }),
    async remarked(ruleId, most) {
      const filter = equals('remarkedRule', ruleId)
      const { items, total } = await store.find<Link>('links', { filter, count: most })
      return { total, links: items.map(({ document }) => document) }
    },
    put: (link) => ({
      kind: 'put',
      collection: 'links',
      document: {
        ...link,
        countedAs: countKeyOf(
          link.ruleId,
          link.subjectType,
          link.inScope ? 'in' : 'out',
          link.status,
        ),
        ...(link.remarks && { remarkedRule: link.ruleId }),
      },
    }),
    remove: (id) => ({ kind: 'delete', collection: 'links', id }),
    commit: async (writes) => void (await store.commit(writes)),
  }
}

/** One value for rule, type, scope and status, so that a count is the length of a range of an index. */
const countKeyOf = (
  ruleId: string,
  subject: Link['subjectType'],
  place: 'in' | 'out',
  status: LinkStatus,
): string => `${ruleId}/${subject}/${place}/${status}`
