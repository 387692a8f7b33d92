import type { TargetResource } from './answer.ts'
import { showFirst, type HiddenMatchOptions } from './hidden-match.ts'
import { readListPage } from './list-page.ts'
import { judgeLookup, type Lookup } from './lookup.ts'
import type { Result } from './result.ts'
import { succeeded, type Sender } from './sender.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** Searches by each identifier or name in turn. Returns the first resource that is found, or the first failure. */
export async function findFirst(
  terms: readonly string[],
  search: (term: string) => Promise<Result<TargetResource | undefined>>,
): Promise<Result<TargetResource | undefined>> {
  for (const term of new Set(terms)) {
    const found = await search(term)
    if (!found.ok || found.value) return found
  }
  return succeeded(undefined)
}

/**
 * Reads the answer to a search down to the resource that is linked; nothing when the target has none.
 *
 * What the answer shows, and does not show, goes to the evidence.
 */
export async function linkableIn(
  answer: OutboundResponse,
  lookup: Lookup,
  ways: { readonly send: Sender['send']; readonly read: HiddenMatchOptions },
): Promise<Result<TargetResource | undefined>> {
  const { choices, evidence } = ways.read
  const page = readListPage(answer, choices)
  if (!page.ok) return page
  const shown = await showFirst(page.value, lookup, ways)
  const found = shown.ok ? judgeLookup(shown.value, lookup) : shown
  if (!found.ok) return found
  const { resource, remarks } = found.value
  for (const remark of remarks) evidence.remark(remark)
  if (resource) evidence.read()
  return succeeded(resource)
}
