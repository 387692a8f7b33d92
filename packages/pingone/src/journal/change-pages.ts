import type { Filter } from '@pingone-sandbox/scim'
import type { Page, Store } from '@pingone-sandbox/store'
import type { ChangeCriteria, ChangeSummary } from '@pingone-sandbox/contract'
import { all, equals } from '../records/criteria.ts'
import { failureKey, type KeptChange } from './change-summaries.ts'
import type { SubjectHistory } from './subject-history.ts'

export interface ChangeQuery extends ChangeCriteria {
  readonly limit?: number
  readonly cursor?: string
}

/** Finds the ids of the users and groups with a text in their name; empty when there are many. */
export type FindNamed = (text: string) => Promise<readonly string[]>

export interface ChangePagesOptions {
  readonly store: Pick<Store, 'find'>
  readonly history: Pick<SubjectHistory, 'changeIds'>
  readonly findNamed: FindNamed
}

/** Creates the function that reads the changes that match some criteria, newest first. */
export function createChangePages({ store, history, findNamed }: ChangePagesOptions) {
  return async ({ limit = 100, cursor, subjectId, search, ...criteria }: ChangeQuery) => {
    const find = (filter: Filter | undefined, ids: ChangeIds, count: number) =>
      store.find<KeptChange>('changes', {
        ...(filter && { filter }),
        ...(ids && { anyOf: { attribute: 'id', values: [...ids] } }),
        ...{ sortOrder: 'descending', count, uncounted: true },
        ...(cursor !== undefined && { cursor }),
      })
    const concerning = subjectId === undefined ? undefined : await history.changeIds([subjectId])
    const byText = changeFilter({ ...criteria, ...(search !== undefined && { search }) })
    const named = search === undefined ? [] : await findNamed(search)
    if (named.length === 0) return toPage(await find(byText, concerning, limit))

    // Those with the text in their summary and those that concern a user or group of that name, in one order.
    const naming = await history.changeIds(named)
    const pages = await Promise.all([
      find(byText, concerning, limit + 1),
      find(changeFilter(criteria), inBoth(naming, concerning), limit + 1),
    ])
    const ids = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)))
    return toPage(await find(undefined, ids, limit))
  }
}

type ChangeIds = ReadonlySet<string> | undefined

const inBoth = (ids: ReadonlySet<string>, others: ChangeIds): ReadonlySet<string> =>
  others === undefined ? ids : new Set([...ids].filter((id) => others.has(id)))

function toPage({ items, nextCursor }: Page<KeptChange>): {
  changes: ChangeSummary[]
  cursor?: string
} {
  return {
    changes: items.map(({ document }) => document.change),
    ...(nextCursor !== undefined && { cursor: nextCursor }),
  }
}

function changeFilter({
  search,
  from,
  to,
  ...criteria
}: Omit<ChangeCriteria, 'subjectId'>): Filter | undefined {
  const { kind, ruleId, status, cause, remark } = criteria
  const wanted = {
    ...{ kind, statuses: status, remarkKinds: remark },
    ...(cause === undefined || ruleId === undefined
      ? { ruleIds: ruleId, causes: cause }
      : { failures: failureKey({ ruleId, cause }) }),
  }
  const [first, ...others] = [
    ...Object.entries(wanted).flatMap(([name, value]) =>
      value === undefined ? [] : [equals(name, value)],
    ),
    ...(search === undefined ? [] : [compares('text', 'co', search.toLowerCase())]),
    ...(from === undefined ? [] : [compares('at', 'ge', asKept(from))]),
    ...(to === undefined ? [] : [compares('at', 'lt', asKept(to))]),
  ]
  return first && all(first, ...others)
}

const compares = (name: string, operator: 'co' | 'ge' | 'lt', value: string): Filter => ({
  kind: 'compare',
  path: { name },
  operator,
  value,
})

/** An instant as entries have it, so that texts compare in the order of time. */
const asKept = (instant: string): string => new Date(instant).toISOString()
