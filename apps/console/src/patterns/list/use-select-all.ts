import type { Answer } from '../../lib/answer.ts'
import type { PlatformClient } from '../../lib/platform-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../toast/toast.tsx'
import type { Selection } from './use-list-page.ts'

interface List<Item> {
  readonly platform: PlatformClient
  readonly path: string
  readonly collection: string
  readonly item: Answer<Item>
}

/** Selects every row of a list, including those that are not loaded. */
export function useSelectAll<Item extends { readonly id: string }>(
  selection: Pick<Selection<Item>, 'select'>,
  list: List<Item>,
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
async function readAll<Item>({
  platform,
  path,
  collection,
  item,
}: List<Item>): Promise<readonly Item[]> {
  const [address = '', query] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('limit', '1000')
  const rows: Item[] = []
  let next: string | undefined = `${address}?${parameters.toString()}`
  while (next !== undefined) {
    // Each page names the address of the next.
    // oxlint-disable-next-line no-await-in-loop
    const page: Awaited<ReturnType<typeof platform.list<Item>>> = await platform.list(
      next,
      collection,
      item,
    )
    rows.push(...page.items)
    next = page.next
  }
  return rows
}
