import type { PlatformClient, Schema } from '@pingone-sandbox/client'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../toast/toast.tsx'
import type { Selection } from './use-list-page.ts'

interface List<Item> {
  readonly platform: PlatformClient
  readonly path: string
  readonly collection: string
  readonly item: Schema<Item>
}

/** Selects every row of a list, including those that are not loaded. */
export function useSelectAll<Item extends { readonly id: string }>(
  selection: Pick<Selection<Item>, 'select'>,
  { platform, path, collection, item }: List<Item>,
): () => void {
  const toast = useToast()
  return () => {
    platform.readAll(path, collection, item).then(
      (all) => selection.select(all, true),
      (error: unknown) => toast('danger', failureText(error)),
    )
  }
}
