import type { TargetResource } from './answer.ts'
import { readListPage, type ListPage } from './list-page.ts'
import type { Result } from './result.ts'
import type { OutboundResponse } from './transport.ts'

/** The query of one page. */
export interface PageQuery {
  readonly startIndex: string
  readonly count: string
}

export interface PagesOptions {
  /** Sends the request for a page. */
  readonly ask: (query: PageQuery) => Promise<Result<OutboundResponse>>
  /** Takes the resources of a page that no earlier page had. `stop` ends the reading: what was looked for is found. */
  readonly visit: (fresh: readonly TargetResource[]) => 'continue' | 'stop'
  readonly pageSize?: number
  readonly mostPages?: number
  readonly mostRows?: number
}

/** How the reading of a list ended. */
export interface PagesEnd {
  /** `complete` when the target has shown all that it counts; `stopped` when `visit` ended it. */
  readonly how: 'complete' | 'stopped' | 'incomplete'
  /** Why the list is incomplete, in words. */
  readonly why?: string
  /** How many different resources were read. */
  readonly resources: number
  /** How many rows had no id that can be read. */
  readonly unreadable: number
  /** How many rows repeated a resource. */
  readonly repeated: number
  /** What the target counts, where it says so. */
  readonly total: number | undefined
}

export const defaultPageSize = 1000
/** More than any list that a page size of 100 needs for 100,000 resources. */
const defaultMostPages = 1000
const defaultMostRows = 200_000

/**
 * Reads a list of the target page by page, whatever the target makes of `startIndex` and `count`.
 *
 * It goes on after the rows that came, not after those that were asked for, so a page may be smaller than asked. It ends at
 * `totalResults`, at a page without anything new, or at a cap. What the target holds is known only when the end is `complete`: who
 * was not found in an incomplete list may be there all the same. Memory holds the ids that were read, and one page.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4 RFC 7644 §3.4.2.4}
 */
export async function readPages(options: PagesOptions): Promise<Result<PagesEnd>> {
  const { visit, mostPages = defaultMostPages, mostRows = defaultMostRows } = options
  const seen = new Set<string>()
  let [rows, unreadable, repeated] = [0, 0, 0]
  let count = options.pageSize ?? defaultPageSize
  let total: number | undefined
  let isStopped = false

  /** Reads one page, and tells how many rows it had and how many of them are new. */
  async function read(startIndex: number, asked: number) {
    const answer = await options.ask({ startIndex: String(startIndex), count: String(asked) })
    const page = answer.ok ? readListPage(answer.value) : answer
    if (!page.ok) return page
    const { resources, fresh, damaged } = takeNew(page.value, seen)
    unreadable += damaged
    total = page.value.total ?? total
    isStopped = visit(resources) === 'stop'
    const { itemsPerPage } = page.value
    const length = page.value.resources.length + page.value.unreadable.length
    return { ok: true, value: { length, fresh, itemsPerPage } } as const
  }

  const end = (why?: string): Result<PagesEnd> => ({
    ok: true,
    value: {
      how: isStopped ? 'stopped' : why === undefined ? 'complete' : 'incomplete',
      ...(why !== undefined && !isStopped && { why }),
      resources: seen.size - unreadable,
      unreadable,
      repeated,
      total,
    },
  })

  for (let pages = 1; ; pages += 1) {
    const page = await read(rows + 1, count)
    if (!page.ok) return page
    const { length, fresh, itemsPerPage } = page.value
    if (isStopped) return end()
    if (fresh === 0) return length === 0 ? exhausted() : unpaged(length)
    rows += length
    repeated += length - fresh
    // A total below what was shown is wrong; one that equals a full page may count that page alone.
    if (rows === total && !(length === total && length === count)) return end()
    if (rows >= mostRows || pages >= mostPages)
      return end(
        `the list was given up after ${rows} rows on ${pages} pages, each with something new`,
      )
    if (itemsPerPage !== undefined && itemsPerPage > 0 && itemsPerPage < count) count = itemsPerPage
  }

  /** Nothing follows. A target that counts from zero has kept its first row to itself. */
  async function exhausted(): Promise<Result<PagesEnd>> {
    if (total === undefined || rows >= total) return end()
    const first = await read(0, 1)
    if (!first.ok) return first
    rows += first.value.fresh
    if (isStopped || rows >= total) return end()
    return end(`the target counts ${total} and shows ${rows}`)
  }

  /** The page repeats what is known: the target ignores `startIndex`. */
  function unpaged(length: number): Result<PagesEnd> {
    const known = total ?? (length === count ? Number.POSITIVE_INFINITY : rows)
    if (rows >= known) return end()
    return end(
      `the target answers each startIndex with the same page: ${rows} of ${total ?? 'an unknown number'} can be read`,
    )
  }
}

/** The resources of a page that are new, how many rows are, and how many of these cannot be read. */
function takeNew({ resources, unreadable }: ListPage, seen: Set<string>) {
  const isNew = (key: string) => !seen.has(key) && seen.add(key) !== undefined
  const fresh = resources.filter(({ id }) => isNew(`id ${id}`))
  const damaged = unreadable.filter((row) => isNew(`row ${JSON.stringify(row)}`))
  return { resources: fresh, fresh: fresh.length + damaged.length, damaged: damaged.length }
}
