import { isQuery, query, type Parameters } from './query.test-support.ts'
import type { Sender } from './sent.test-support.ts'
import type { Way } from './ways.ts'

/** A resource as one way of reading returns it. */
export interface Reading {
  readonly way: Way
  // Untyped: the expectations of tests check the content.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

/**
 * Reads a resource, such as `/Users/1`, by its URL and out of the answers to queries that find it.
 *
 * `/Me` reads it as well, so its `userName` has to be the one that `/Me` stands for where the record names that way.
 */
export async function readingsOf(
  { client, send, ways }: Sender & { readonly ways: readonly Way[] },
  path: string,
  parameters: Parameters = {},
): Promise<readonly Reading[]> {
  const [, endpoint = '', id = ''] = path.split('/')
  const asked = new URLSearchParams(Object.entries(parameters).map(([k, v]) => [k, String(v)]))
  const readings: Reading[] = []
  for (const way of ways) {
    if (way === 'GET' || way === '/Me GET') {
      const at = way === 'GET' ? path : '/Me'
      readings.push({ way, ...(await send(client, 'GET', `${at}?${asked.toString()}`)) })
    } else if (isQuery(way)) {
      const answer = await query({ client, send, way }, `/${endpoint}`, {
        ...parameters,
        ...(way !== 'list' && way !== 'sort' && { filter: `id eq "${id}"` }),
        ...(way === 'sort' && { sortBy: 'id' }),
        count: 1000,
      })
      const found = answer.body.Resources?.find((each: { id: string }) => each.id === id)
      readings.push({ way, body: found })
    }
  }
  if (readings.length === 0) throw new Error('The record names no way to read.')
  return readings
}
