import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'
import type { Filter } from '@pingone-sandbox/scim'
import { all, equals } from '../records/criteria.ts'
import { seqIs } from './stored-entry.ts'

/** Which exchanges to list; all conditions hold together. */
export interface ExchangeQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly userId?: string
  readonly groupId?: string
  readonly ruleId?: string
  readonly status?: number
  readonly method?: string
  /** Only those with a lower number. */
  readonly before?: number
}

export type NumberedExchange = Exchange & { readonly seq: number }

/** The exchange of an entry, with the number of the entry; empty for an entry of another type. */
export function exchangesOf(entry: JournalEntry): NumberedExchange[] {
  return entry.type === 'exchange' ? [{ ...entry.exchange, seq: entry.seq }] : []
}

/** The filter for the entries of exchanges. */
export function exchangeFilter(query: Omit<ExchangeQuery, 'limit' | 'cursor'>): Filter {
  const { userId, groupId, ruleId, status, method, before } = query
  const subjectId = userId ?? groupId
  const criteria = { ruleId, status, method: method?.toUpperCase() }
  // Only entries of exchanges have these attributes.
  const [first = equals('isExchange', true), ...others] = Object.entries(criteria).flatMap(
    ([name, value]) => (value === undefined ? [] : [equals(name, value)]),
  )
  return all(
    subjectId === undefined ? first : equals('subjectId', subjectId),
    ...(subjectId === undefined ? [] : [first]),
    ...others,
    before === undefined ? undefined : seqIs('lt', before),
  )
}
