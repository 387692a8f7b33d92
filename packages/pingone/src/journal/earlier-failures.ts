import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Store, Write } from '@pingone-sandbox/store'
import {
  withFailure,
  type ChangeSummary,
  type FailureCause,
  type JournalEntry,
  type JournalEntryOf,
} from '@pingone-sandbox/contract'
import { all, equals } from '../records/criteria.ts'
import { keepChange, type KeptChange } from './change-summaries.ts'

/** The sync status of users and groups, by rule. */
export interface KnownStatuses {
  get(
    ruleId: string,
    subjectId: string,
  ): Promise<{ readonly details?: string; readonly cause?: FailureCause } | undefined>
}

const pageSize = 500

const unnamed: Filter = all(equals('kind', 'change'), equals('statuses', 'failed'), {
  kind: 'not',
  operand: { kind: 'present', path: { name: 'failures' } },
})

/**
 * Adds the cause and the rule of failed outcomes to the summaries of an earlier version, so that a search finds those changes too.
 *
 * Entries of that version may lack the cause. It is taken from the status of the user or group, when that is still the one of the
 * entry.
 */
export async function nameEarlierFailures(store: Store, statuses: KnownStatuses): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await store.find<KeptChange>('changes', {
      filter: unnamed,
      count: pageSize,
      uncounted: true,
      ...(cursor !== undefined && { cursor }),
    })
    const writes: Write[] = []
    for (const { document } of page.items) {
      const change = await named(document.change)
      if (change !== document.change)
        writes.push({
          kind: 'put',
          collection: 'changes',
          document: keepChange({ ...document, change }),
        })
    }
    await store.commit(writes)
    cursor = page.nextCursor
  } while (cursor !== undefined)

  async function named(change: ChangeSummary): Promise<ChangeSummary> {
    const { items } = await store.find<Document & { readonly entry: JournalEntry }>('journal', {
      filter: equals('changeId', change.id),
      uncounted: true,
    })
    let summed = change
    for (const { document } of items) {
      const { entry } = document
      if (entry.type !== 'outcome' || entry.status !== 'failed') continue
      const cause = entry.cause ?? (await causeOf(entry))
      summed = withFailure(summed, { rule: entry.rule, ...(cause && { cause }) })
    }
    return summed
  }

  async function causeOf({ rule, subject, summary }: JournalEntryOf<'outcome'>) {
    const status = await statuses.get(rule.id, subject.id)
    return status?.details === summary ? status.cause : undefined
  }
}
