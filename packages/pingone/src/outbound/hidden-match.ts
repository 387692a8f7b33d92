import type { ListPage } from './list-page.ts'
import type { Lookup } from './lookup.ts'
import { readOne, type ReadOptions } from './read-one.ts'
import { failed, type Result } from './result.ts'
import { succeeded, type Sender } from './sender.ts'

export interface HiddenMatchOptions extends Omit<ReadOptions, 'url' | 'id'> {
  readonly noun: 'user' | 'group'
  readonly url: (id: string) => string
}

/**
 * Reads the first resource of a search by its id if its row lacks the attributes that show whether it matches. Returns the page with
 * the resource that was read.
 */
export async function showFirst(
  page: ListPage,
  { what, matchOf, choices }: Lookup,
  { send, read }: { readonly send: Sender['send']; readonly read: HiddenMatchOptions },
): Promise<Result<ListPage>> {
  const [first, ...others] = page.resources
  if (!first || choices.lookupMatch === 'trusted' || matchOf(first) !== 'unknown')
    return succeeded(page)
  const { noun, url, ...options } = read
  const shown = await readOne(send, {
    operation: {
      subject: noun,
      purpose: 'read',
      reason: 'hidden-match',
      summary: `Read ${noun} ${first.id} to see whether it is ${what}`,
    },
    url: url(first.id),
    id: first.id,
    ...options,
  })
  if (shown.ok) return succeeded({ ...page, resources: [shown.value, ...others] })
  const { status, deferred, cause = 'unreadable' } = shown.failure
  return failed(
    `The target was asked for ${what}; it answers resource ${first.id} without showing whether it matches, and a read of it fails: ${shown.failure.message}`,
    { cause, ...(status !== undefined && { status }), ...(deferred && { deferred }) },
  )
}
