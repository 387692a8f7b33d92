import type { ExchangeBrief, Moment } from '@pingone-sandbox/contract'

/** An exchange, or the earlier attempts of a request, which failed before its last one, with the lookups between them. */
export type RequestRow =
  | { readonly kind: 'exchange'; readonly exchange: ExchangeBrief }
  | { readonly kind: 'attempts'; readonly exchanges: readonly ExchangeBrief[] }

/**
 * Groups the attempts before the last one of each request. A single earlier attempt stays as it is.
 *
 * A create whose answer was lost is looked up before it is sent again: such a lookup belongs to the attempts.
 */
export function requestRows(exchanges: readonly ExchangeBrief[]): readonly RequestRow[] {
  const series: ExchangeBrief[][] = []
  for (const exchange of exchanges) {
    const start = series.findLastIndex((each) => isNextAttempt(each.at(-1), exchange))
    const between = start < 0 ? [] : series.slice(start + 1).flat()
    if (start >= 0 && between.every(({ purpose }) => purpose === 'lookup'))
      series.splice(start, Infinity, [...(series[start] ?? []), ...between, exchange])
    else series.push([exchange])
  }
  return series.flatMap((all): readonly RequestRow[] => {
    const earlier = all.slice(
      0,
      all.findLastIndex((each) => isOfRequest(each, all[0])),
    )
    return attemptsOf(earlier).length > 1
      ? [{ kind: 'attempts', exchanges: earlier }, ...rowsOf(all.slice(earlier.length))]
      : rowsOf(all)
  })
}

/** The attempts of the first request among these exchanges, without the lookups between them. */
export const attemptsOf = (exchanges: readonly ExchangeBrief[]): readonly ExchangeBrief[] =>
  exchanges.filter((each) => isOfRequest(each, exchanges[0]))

const rowsOf = (exchanges: readonly ExchangeBrief[]): readonly RequestRow[] =>
  exchanges.map((exchange) => ({ kind: 'exchange', exchange }))

const isOfRequest = (one: ExchangeBrief, other: ExchangeBrief | undefined): boolean =>
  other !== undefined && one.method === other.method && one.url === other.url

const isNextAttempt = (before: ExchangeBrief | undefined, after: ExchangeBrief): boolean =>
  before !== undefined && isOfRequest(before, after) && before.attempt + 1 === after.attempt

/** All exchanges of the moments, in the order in which the timeline shows them. */
export const exchangesOf = (moments: readonly Moment[]): readonly ExchangeBrief[] =>
  moments.flatMap(({ rules, exchanges }) => [
    ...rules.flatMap((run) => run.exchanges),
    ...exchanges,
  ])
