import type { z } from 'zod'
import type { PlatformClient } from '../../lib/platform-client.ts'

/** Reads every page of a list, in the largest pages that the API gives. */
export async function readAll<Schema extends z.ZodType>(
  platform: PlatformClient,
  { path, collection, item }: { path: string; collection: string; item: Schema },
): Promise<readonly z.output<Schema>[]> {
  const [address = '', query] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('limit', '1000')
  const rows: z.output<Schema>[] = []
  let next: string | undefined = `${address}?${parameters.toString()}`
  while (next !== undefined) {
    // Each page tells the address of the next.
    // oxlint-disable-next-line no-await-in-loop
    const page: Awaited<ReturnType<typeof platform.list<Schema>>> = await platform.list(
      next,
      collection,
      item,
    )
    rows.push(...page.items)
    next = page.next
  }
  return rows
}
