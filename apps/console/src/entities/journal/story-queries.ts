import type { SubjectKey, SubjectStory } from '@pingone-sandbox/contract'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

/** How many moments a page of a story has. */
const pageSize = 30

/** Everything that concerned one user or group, newest first, page after page; the stream keeps it current. */
export function useStory({ type, id }: SubjectKey) {
  const query = useInfiniteQuery({
    // The stream invalidates keys that begin with `story`.
    queryKey: ['story', type, id],
    queryFn: ({ pageParam }) => readStory({ type, id }, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    retry: false,
  })
  return {
    story: query.data && joinPages(query.data),
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  }
}

function readStory({ type, id }: SubjectKey, cursor: string): Promise<SubjectStory> {
  const query = new URLSearchParams({ limit: String(pageSize), ...(cursor !== '' && { cursor }) })
  return control(`/subjects/${type}s/${encodeURIComponent(id)}?${query}`, answer('subjectStory'))
}

/** The newest page with the moments of all pages, each once: a change may come between the reading of two pages. */
function joinPages({ pages }: InfiniteData<SubjectStory>): SubjectStory | undefined {
  const [first] = pages
  if (first === undefined) return undefined
  const moments = new Map(
    pages.flatMap((page) => page.moments.map((moment) => [moment.changeId, moment] as const)),
  )
  return { ...first, moments: [...moments.values()] }
}
