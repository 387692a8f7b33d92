import { parseFilter, type Filter } from '@pingone-sandbox/scim'
import type { SyncedRule } from '../../contract/index.ts'
import type { LinkStatus } from '../../provisioning/links.ts'
import { invalidData } from '../errors.ts'

/** How a link's standing is called on the wire. */
export const syncedStatuses = {
  success: 'SUCCESS',
  unsynced: 'UNSYNCED',
  partial: 'PARTIAL',
  failed: 'FAILED',
  none: 'NOT_IN_SCOPE',
} as const satisfies Record<LinkStatus, SyncedRule['status']>

export interface SyncedFilter {
  readonly statuses: readonly LinkStatus[]
  readonly inScope?: boolean
}

/** Whoever is, or was, provisioned; who never was is in no list. */
const listed: readonly LinkStatus[] = ['success', 'unsynced', 'partial', 'failed']

/**
 * Reads the filter of a list of synced users or groups: `status eq "FAILED"`, `inScope eq true`, or both.
 *
 * Throws a `PingOneError` for any other, and a `ScimError` for one that is none.
 */
export function readSyncedFilter(text: string | undefined): SyncedFilter {
  if (text === undefined) return { statuses: listed }
  const filter = parseFilter(text)
  const terms = filter.kind === 'and' ? filter.operands : [filter]
  return terms.reduce<SyncedFilter>((sought, term) => ({ ...sought, ...readTerm(term) }), {
    statuses: listed,
  })
}

function readTerm(term: Filter): Partial<SyncedFilter> {
  if (term.kind === 'compare' && term.operator === 'eq') {
    const { path, value } = term
    if (path.name === 'inScope' && typeof value === 'boolean') return { inScope: value }
    const status = listed.find((each) => syncedStatuses[each] === value)
    if (path.name === 'status' && status !== undefined) return { statuses: [status] }
  }
  throw invalidData({
    code: 'INVALID_FILTER',
    target: 'filter',
    message: `The filter is status eq "…", with one of ${listed.map((each) => syncedStatuses[each]).join(', ')}, or inScope eq true.`,
  })
}
