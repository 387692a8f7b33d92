import type { HttpRequest } from '../connection.ts'
import { groupFits, groupIdOf, groupSizes, idOf, nameOf, personOf } from './people.ts'

/** One thing that clients of a SCIM server do, and how to see that the server did it. */
export interface Scenario {
  readonly name: string
  /** The statuses that mean that it was done. */
  readonly statuses: readonly number[]
  /** The n-th request to a server of so many users, which may support the operator in one spelling only. */
  readonly request: (index: number, size: number, equals?: Equals) => HttpRequest
  /** Throws when this is not the answer to the first request, or to `review` if there is one. */
  readonly check: (body: string, size: number) => void
  /** Shows what the first two requests did, where their own answers may be empty. */
  readonly review?: HttpRequest
  /** Whether a server of so many users takes part. Default: all do. */
  readonly fits?: (size: number) => boolean
}

/** PingOne writes the operator with a capital; RFC 7644 §3.4.2.2 lets it. */
export type Equals = 'Eq' | 'eq'

const users = '/scim/v2/Users'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

// A stride that is prime to every size, so that requests go all over the place and yet are the same on every run.
const pick = (index: number, size: number): number => (index * 7919) % size
const query = (parameters: Record<string, string>): string =>
  `?${new URLSearchParams(parameters).toString().replaceAll('+', '%20')}`

export const scenarios: readonly Scenario[] = [
  {
    name: 'GET by id',
    statuses: [200],
    request: (index, size) => ({ method: 'GET', path: `${users}/${idOf(pick(index, size))}` }),
    check: (body, size) => expectEqual(JSON.parse(body).userName, nameOf(pick(0, size))),
  },
  {
    name: 'userName eq',
    statuses: [200],
    request: (index, size, equals = 'eq') => ({
      method: 'GET',
      path: users + query({ filter: `userName ${equals} "${nameOf(pick(index, size))}"` }),
    }),
    check: (body, size) => expectOne(body, nameOf(pick(0, size))),
  },
  {
    name: 'emails[type eq and value eq]',
    statuses: [200],
    request: (index, size) => ({
      method: 'GET',
      path:
        users +
        query({ filter: `emails[type eq "work" and value eq "${nameOf(pick(index, size))}"]` }),
    }),
    check: (body, size) => expectOne(body, nameOf(pick(0, size))),
  },
  {
    name: 'emails[type eq and value co]',
    statuses: [200],
    request: (index, size) => ({
      method: 'GET',
      path:
        users +
        query({
          filter: `emails[type eq "work" and value co ".${pick(index, size)}@example.com"]`,
        }),
    }),
    check: (body, size) => expectOne(body, nameOf(pick(0, size))),
  },
  {
    name: 'page of 100, mid-list',
    statuses: [200],
    request: (index, size) => ({
      method: 'GET',
      path: users + query({ startIndex: String(size / 2 + (index % 50)), count: '100' }),
    }),
    check(body, size) {
      const { totalResults, Resources } = JSON.parse(body)
      expectEqual(totalResults, size)
      expectEqual(Resources.length, 100)
      expectEqual(Resources[0].userName, nameOf(size / 2 - 1))
    },
  },
  {
    name: 'PATCH of two attributes',
    statuses: [200],
    request: (index, size) => ({
      method: 'PATCH',
      path: `${users}/${idOf(pick(index, size))}`,
      body: JSON.stringify({
        schemas: [PATCH],
        Operations: [
          { op: 'replace', path: 'title', value: `Title ${index}` },
          { op: 'replace', path: 'displayName', value: `Name ${index}` },
        ],
      }),
    }),
    check: (body) => expectEqual(JSON.parse(body).title, 'Title 0'),
  },
  {
    name: 'PUT',
    statuses: [200],
    request: (index, size) => ({
      method: 'PUT',
      path: `${users}/${idOf(pick(index, size))}`,
      body: JSON.stringify({ ...personOf(pick(index, size)), title: `Put ${index}` }),
    }),
    check: (body) => expectEqual(JSON.parse(body).title, 'Put 0'),
  },
  ...groupSizes.map(memberScenario),
  {
    name: 'POST',
    statuses: [201],
    request: (index) => ({
      method: 'POST',
      path: users,
      body: JSON.stringify(personOf(20_000_000 + index)),
    }),
    check: (body) => expectEqual(JSON.parse(body).userName, nameOf(20_000_000)),
  },
]

/**
 * Even requests add a user to the group, odd ones remove the oldest member.
 *
 * There are 16 others between the two, so that the order in which ten connections are served does not matter.
 */
function memberScenario(members: number): Scenario {
  const path = `/scim/v2/Groups/${groupIdOf(members)}`
  const first = members - 16
  const memberAt = (place: number, size: number) => idOf(first + (place % (size - first)))
  return {
    name: `PATCH a member of ${members.toLocaleString('en')}`,
    statuses: [200, 204],
    fits: (size) => groupFits(members, size),
    request(index, size) {
      const added = memberAt(16 + (index >> 1), size)
      const removed = memberAt(index >> 1, size)
      const operation =
        index % 2 === 0
          ? { op: 'add', path: 'members', value: [{ value: added }] }
          : { op: 'remove', path: `members[value eq "${removed}"]` }
      return {
        method: 'PATCH',
        path,
        body: JSON.stringify({ schemas: [PATCH], Operations: [operation] }),
      }
    },
    review: { method: 'GET', path },
    check(body) {
      const group = JSON.parse(body) as { readonly members: readonly { readonly value: string }[] }
      const has = new Set(group.members.map(({ value }) => value))
      expectEqual(has.size, members)
      expectEqual(has.has(idOf(members)), true)
      expectEqual(has.has(idOf(first)), false)
    },
  }
}

function expectOne(body: string, userName: string): void {
  const { totalResults, Resources } = JSON.parse(body)
  expectEqual(totalResults, 1)
  expectEqual(Resources[0].userName, userName)
}

function expectEqual(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`Expected ${String(expected)}, got ${String(actual)}.`)
}
