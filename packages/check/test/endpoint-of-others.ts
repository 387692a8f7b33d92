import type { Transport } from '@pingone-sandbox/pingone'
import { type InMemoryEndpointOptions, startEndpoint } from './in-memory-endpoint.ts'

/** Values of people who are at the endpoint already; none of them may be in what a check says. */
export const planted = [
  'rosalind.planted@others.example',
  'Rosalindplanted',
  'Plantedfamily',
  '+4412345planted',
  'Plantedstreet',
  'Planted group of others',
] as const

const [userName, given, family, phone, street, groupName] = planted

/** Starts the reference server with users and groups of others. */
export async function startEndpointOfOthers(options: InMemoryEndpointOptions = {}) {
  const endpoint = startEndpoint(options)
  await endpoint.create('/Users', {
    userName,
    name: { givenName: given, familyName: family },
    emails: [{ value: userName, type: 'work', primary: true }],
    phoneNumbers: [{ value: phone, type: 'work' }],
    addresses: [{ type: 'work', streetAddress: street }],
  })
  await endpoint.create('/Users', { userName: `second-${userName}` })
  const [first] = await endpoint.list('/Users')
  await endpoint.create('/Groups', { displayName: groupName, members: [{ value: first?.['id'] }] })
  /** All that it has, byte by byte. */
  const state = async () =>
    JSON.stringify([await endpoint.list('/Users'), await endpoint.list('/Groups')])
  return { ...endpoint, state, ids: { user: String(first?.['id']) } }
}

/** Wraps a transport: `at` sees the number of each request, from 1, and may replace its answer. */
export function countRequests(
  send: Transport,
  at: (
    number: number,
    deliver: () => ReturnType<Transport>,
    request: Parameters<Transport>[0],
  ) => ReturnType<Transport>,
) {
  let count = 0
  const transport: Transport = (request) => {
    count += 1
    return at(count, () => send(request), request)
  }
  return { transport, count: () => count }
}
