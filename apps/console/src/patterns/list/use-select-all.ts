import type { z } from 'zod'
import type { PlatformClient } from '../../lib/platform-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../toast/toast.tsx'
import type { Selection } from './use-selection.ts'

interface List<Schema extends z.ZodType> {
  readonly platform: PlatformClient
  readonly path: string
  readonly collection: string
  readonly item: Schema
}

/** Selects every row of a list, including those that are not loaded. */
export function useSelectAll<Schema extends z.ZodType<{ readonly id: string }>>(
  selection: Pick<Selection<z.output<Schema>>, 'select'>,
  list: List<Schema>,
): () => void {
  const toast = useToast()
  return () => {
    readAll(list).then(
      (all) => selection.select(all, true),
      (error: unknown) => toast('danger', failureText(error)),
    )
  }
}

/** Reads every page of a list, in the largest pages that the API gives. */
async function readAll<Schema extends z.ZodType>({
  platform,
  path,
  collection,
  item,
}: List<Schema>): Promise<readonly z.output<Schema>[]> {
  const [address = '', query] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('limit', '1000')
  const rows: z.output<Schema>[] = []
  let next: string | undefined = `${address}?${parameters.toString()}`
  while (next !== undefined) {
    // Each page names the address of the next.
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
