import type { z } from 'zod'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../toast/toast.tsx'
import { useSession } from '../../entities/environment/session.ts'
import { readAll } from './read-all.ts'
import type { Selection } from './use-selection.ts'

/** Selects every row of a list, those that are not loaded included. */
export function useSelectAll<Schema extends z.ZodType<{ readonly id: string }>>(
  selection: Pick<Selection<z.output<Schema>>, 'select'>,
  list: { readonly path: string; readonly collection: string; readonly item: Schema },
): () => void {
  const { platform } = useSession()
  const toast = useToast()
  return () => {
    readAll(platform, list).then(
      (all) => selection.select(all, true),
      (error: unknown) => toast('danger', failureText(error)),
    )
  }
}
