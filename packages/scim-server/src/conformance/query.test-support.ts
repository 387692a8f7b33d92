import { URN } from '@pingone-sandbox/scim'
import type { Answer } from '../test/start-server.ts'
import type { Sender } from './sent.test-support.ts'
import type { Way } from './ways.ts'

/** The parameters of a query, as `GET` has them. */
export type Parameters = Readonly<Record<string, string | number>>

const querying: readonly Way[] = [
  'list',
  'filter',
  'sort',
  'cursor',
  '.search',
  'root',
  'root .search',
]

export const isQuery = (way: Way): boolean => querying.includes(way)

/** Queries the resources of a type in one way; at the root, those of every type. */
export function query(
  { client, send, way }: Sender & { readonly way: Way },
  endpoint: string,
  parameters: Parameters,
): Promise<Answer> {
  const at = way.startsWith('root') ? '' : endpoint
  if (way.endsWith('.search'))
    return send(client, 'POST', `${at}/.search`, { body: searchRequest(parameters) })
  const { startIndex: _startIndex, ...others } = parameters
  const given = way === 'cursor' ? { ...others, cursor: '' } : parameters
  const pairs = Object.entries(given).map(([name, value]) => [name, String(value)])
  return send(client, 'GET', `${at}?${new URLSearchParams(pairs).toString()}`)
}

/** The search request that asks for the same as a `GET` with these parameters. */
function searchRequest(parameters: Parameters): object {
  const lists = ['attributes', 'excludedAttributes']
  return {
    schemas: [URN.searchRequest],
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        lists.includes(name) ? String(value).split(',') : value,
      ]),
    ),
  }
}
