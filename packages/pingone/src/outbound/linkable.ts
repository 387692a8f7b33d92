import type { TargetResource } from './answer.ts'
import { showFirst, type HiddenMatchOptions } from './hidden-match.ts'
import { readListPage } from './list-page.ts'
import { judgeLookup, type Lookup } from './lookup.ts'
import type { Result } from './result.ts'
import { succeeded, type Sender } from './sender.ts'
import type { OutboundResponse } from '../wire/transport.ts'

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
