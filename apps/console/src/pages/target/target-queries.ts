import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readTarget } from '../../entities/target/ask-target.ts'
import { referenceId, type ShownTarget } from '../../entities/target/shown-target.ts'
import { encodePath } from '../../entities/target/target-request-queries.ts'
import { type TargetList, readTargetList } from './target-list.ts'

export const targetPageSize = 100

interface PageQuery {
  readonly endpoint: 'Users' | 'Groups'
  /** Counts from 1. */
  readonly startIndex: number
  /** What was typed: a SCIM filter, or a part of a name. */
  readonly search: string
}

/** One page of the users or groups of a target. */
export function useTargetResources(target: ShownTarget, query: PageQuery) {
  const { endpoint, startIndex, search } = query
  const filter = filterFor(endpoint, search)
  const path = encodePath(
    `${target.paths[endpoint]}?startIndex=${startIndex}&count=${targetPageSize}${filter === '' ? '' : `&filter=${filter.replaceAll('%', '%25').replaceAll('&', '%26')}`}`,
  )
  return useQuery<TargetList>({
    // The stream invalidates `target`. A foreign server is read when a person asks for it, and not with each entry.
    queryKey: [target.id === referenceId ? 'target' : 'foreign-target', target.id, path],
    queryFn: async () =>
      readTargetList(await readTarget(target, path), { path, count: targetPageSize, startIndex }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** A filter as it is; of anything else the users or groups whose name contains it. */
function filterFor(endpoint: PageQuery['endpoint'], search: string): string {
  const text = search.trim()
  if (text === '' || /\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s|\spr\b/i.test(text)) return text
  return `${endpoint === 'Users' ? 'userName' : 'displayName'} co ${JSON.stringify(text)}`
}
