import type { Position } from './cursor.ts'
import type { Listing } from './listing.ts'

/** The matches of one page. */
export interface Selection<P extends Position> {
  readonly page: readonly P[]
  readonly total: number
  /** The last position of the page, when more follow. */
  readonly last: P | undefined
}

/** Selects the page of a listing from all matches, which may be in any order. */
export function selectPage<P extends Position>(
  matches: readonly P[],
  listing: Listing,
): Selection<P> {
  const { after, skip, count = Infinity } = listing
  const order = (one: Position, other: Position) => compare(one, other, listing)
  const ordered = matches.toSorted(order)
  const following = after ? ordered.filter((each) => order(each, after) > 0) : ordered.slice(skip)
  const page = following.slice(0, count)
  return {
    page,
    total: matches.length,
    last: page.length < following.length ? page.at(-1) : undefined,
  }
}

function compare(
  one: Position,
  other: Position,
  { sort, isNewestFirst }: Pick<Listing, 'sort' | 'isNewestFirst'>,
): number {
  if (one.key === other.key) return (one.sequence - other.sequence) * (isNewestFirst ? -1 : 1)
  const direction = sort?.descending ? -1 : 1
  if (one.key === null || other.key === null) return one.key === null ? direction : -direction
  return one.key < other.key ? -direction : direction
}
