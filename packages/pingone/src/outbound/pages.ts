import type { IdReading, TargetResource } from './answer.ts'
import { readListPage, type ListPage } from './list-page.ts'
import type { Failure, Result } from './result.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** The query of one page. */
export interface PageQuery {
  readonly startIndex: string
  readonly count: string
}

export interface PageSource {
  /** Sends the request for a page. */
  readonly ask: (query: PageQuery) => Promise<Result<OutboundResponse>>
  readonly reading: IdReading
  readonly pageSize?: number
  /** Reads one more page when the total equals the first page, since such a total may count that page alone. */
  readonly doubtsTotal?: boolean
  readonly mostPages?: number
  readonly mostRows?: number
}

export interface PagesOptions extends PageSource {
  /** Receives the resources of a page that no earlier page had. Returning `stop` ends the reading. */
  readonly visit: (fresh: readonly TargetResource[]) => 'continue' | 'stop'
}

/** How the reading of a list ended. */
export interface PagesEnd {
  /** `complete` when the target has shown all that it counts; `stopped` when `visit` ended it. */
  readonly how: 'complete' | 'stopped' | 'incomplete'
  /** Why the list is incomplete, as a sentence. */
  readonly why?: string
  /** How many different resources were read. */
  readonly resources: number
  /** How many rows had no id that can be read. */
  readonly unreadable: number
  /** How many rows repeated a resource. */
  readonly repeated: number
  /** The total that the target reports, if any. */
  readonly total: number | undefined
}

export const defaultPageSize = 1000
/** More than any list that a page size of 100 needs for 100,000 resources. */
const defaultMostPages = 1000
const defaultMostRows = 200_000

/** Reads a list like `pagesOf`, until `visit` stops it. */
export async function readPages({ visit, ...source }: PagesOptions): Promise<Result<PagesEnd>> {
  const state = newState()
  const pages = pagesOf(source, state)
  for (;;) {
    const page = await pages.next()
    if (page.done) return page.value
    if (visit(page.value) === 'stop')
      return { ok: true, value: { ...countsOf(state), how: 'stopped' } }
  }
}

interface State {
  readonly seen: Set<string>
  rows: number
  unreadable: number
  repeated: number
  total: number | undefined
}

const newState = (): State => ({
  seen: new Set(),
  rows: 0,
  unreadable: 0,
  repeated: 0,
  total: undefined,
})

const countsOf = ({ seen, unreadable, repeated, total }: State) => ({
  resources: seen.size - unreadable,
  unreadable,
  repeated,
  total,
})

/**
 * Reads a list of the target page by page, whatever the target makes of `startIndex` and `count`, and yields the resources of each
 * page that no earlier page had.
 *
 * It continues after the rows received, not after those requested, so a page may be smaller than requested. It ends at
 * `totalResults`, at a page without anything new, or at a cap. What the target has is known only when the end is `complete`: a
 * resource that is not found in an incomplete list may exist all the same. Memory holds the ids that were read, and one page.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.4 RFC 7644 §3.4.2.4}
 */
export async function* pagesOf(
  {
    ask,
    reading,
    pageSize = defaultPageSize,
    doubtsTotal = false,
    mostPages = defaultMostPages,
    mostRows = defaultMostRows,
  }: PageSource,
  state: State = newState(),
): AsyncGenerator<readonly TargetResource[], Result<PagesEnd>, undefined> {
  let count = pageSize

  const end = (why?: string): Result<PagesEnd> => ({
    ok: true,
    value: {
      ...countsOf(state),
      how: why === undefined ? 'complete' : 'incomplete',
      ...(why !== undefined && { why }),
    },
  })

  /** Reads one page, and counts how many rows it has and how many of them are new. */
  async function read(startIndex: number, asked: number) {
    const answer = await ask({ startIndex: String(startIndex), count: String(asked) })
    const page = answer.ok ? readListPage(answer.value, reading) : answer
    if (!page.ok) return page
    const { resources, fresh, damaged } = takeNew(page.value, state.seen)
    state.unreadable += damaged
    state.total = page.value.total ?? state.total
    const { itemsPerPage } = page.value
    const length = page.value.resources.length + page.value.unreadable.length
    return { ok: true, value: { resources, length, fresh, itemsPerPage } } as const
  }

  for (let pages = 1; ; pages += 1) {
    const page = await read(state.rows + 1, count)
    // Some targets refuse to read on after the last row.
    if (!page.ok) return state.rows === state.total && isRefusal(page.failure) ? end() : page
    const { resources, length, fresh, itemsPerPage } = page.value
    if (fresh === 0) {
      if (length > 0) return end(unpaged(state, length === count))
      if (state.total === undefined || state.rows >= state.total) return end()
      // Nothing follows, though more is counted: a target that counts from zero has kept its first row to itself.
      const first = await read(0, 1)
      if (!first.ok) return first
      state.rows += first.value.fresh
      if (first.value.resources.length > 0) yield first.value.resources
      return end(
        state.rows >= state.total
          ? undefined
          : `the target counts ${state.total} and shows ${state.rows}`,
      )
    }
    state.rows += length
    state.repeated += length - fresh
    yield resources
    // A total below what was shown is wrong; one that equals a full page may count that page alone.
    const isPageCount = length === state.total && (length === count || doubtsTotal)
    if (state.rows === state.total && !isPageCount) return end()
    if (state.rows >= mostRows || pages >= mostPages)
      return end(
        `the list was given up after ${state.rows} rows on ${pages} pages, each with something new`,
      )
    if (itemsPerPage !== undefined && itemsPerPage > 0 && itemsPerPage < count) count = itemsPerPage
  }
}

const isRefusal = ({ status = 0 }: Failure): boolean => status >= 400 && status < 500

/** Describes a list as incomplete because the target ignores `startIndex` and repeats a page. */
function unpaged({ rows, total }: State, isFull: boolean): string | undefined {
  if (rows >= (total ?? (isFull ? Number.POSITIVE_INFINITY : rows))) return undefined
  return `the target answers each startIndex with the same page: ${rows} of ${total ?? 'an unknown number'} can be read`
}

/** The resources of a page that are new, how many rows are, and how many of these cannot be read. */
function takeNew({ resources, unreadable }: ListPage, seen: Set<string>) {
  const isNew = (key: string) => !seen.has(key) && seen.add(key) !== undefined
  const fresh = resources.filter(({ id }) => isNew(`id ${id}`))
  const damaged = unreadable.filter(({ row }) => isNew(`row ${JSON.stringify(row)}`))
  return { resources: fresh, fresh: fresh.length + damaged.length, damaged: damaged.length }
}
