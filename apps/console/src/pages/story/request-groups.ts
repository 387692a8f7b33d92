import type { ExchangeBrief, Moment } from '@pingone-sandbox/contract'

/** An exchange, or the earlier attempts of a request, which failed before its last one. */
export type RequestRow =
  | { readonly kind: 'exchange'; readonly exchange: ExchangeBrief }
  | { readonly kind: 'attempts'; readonly exchanges: readonly ExchangeBrief[] }

/** Groups the attempts before the last one of each request. A single earlier attempt stays as it is. */
export function requestRows(exchanges: readonly ExchangeBrief[]): readonly RequestRow[] {
  const series: ExchangeBrief[][] = []
  for (const exchange of exchanges) {
    const last = series.at(-1)
    if (last !== undefined && isNextAttempt(last.at(-1), exchange)) last.push(exchange)
    else series.push([exchange])
  }
  return series.flatMap((attempts): readonly RequestRow[] => {
    const earlier = attempts.slice(0, -1)
    return earlier.length > 1
      ? [{ kind: 'attempts', exchanges: earlier }, ...rowsOf(attempts.slice(-1))]
      : rowsOf(attempts)
  })
}

const rowsOf = (exchanges: readonly ExchangeBrief[]): readonly RequestRow[] =>
  exchanges.map((exchange) => ({ kind: 'exchange', exchange }))

const isNextAttempt = (before: ExchangeBrief | undefined, after: ExchangeBrief): boolean =>
  before !== undefined &&
  before.method === after.method &&
  before.url === after.url &&
  before.attempt + 1 === after.attempt

/** All exchanges of the moments, in the order in which the timeline shows them. */
export const exchangesOf = (moments: readonly Moment[]): readonly ExchangeBrief[] =>
  moments.flatMap(({ rules, exchanges }) => [
    ...rules.flatMap((run) => run.exchanges),
    ...exchanges,
  ])
