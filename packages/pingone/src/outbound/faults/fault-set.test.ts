import { expect, it } from 'vitest'
import { faultSet, scimConfiguration, type FaultInput } from '@pingone-sandbox/contract'
import { describeRequest } from './fault-request.ts'
import { createFaultSet } from './fault-set.ts'

const configuration = scimConfiguration.parse({
  SCIM_URL: 'https://target.example/scim/',
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/People',
  GROUPS_RESOURCE: '/Groups',
  AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
  AUTHORIZATION_TYPE: 'Bearer',
  OAUTH_TOKEN_REQUEST: 'https://auth.example/token',
  OAUTH_CLIENT_ID: 'id',
  OAUTH_CLIENT_SECRET: 'secret',
  USER_FILTER: 'userName eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
})
const effect = { kind: 'latency', ms: 1 } as const
const create = { operation: 'create', resource: 'User' } as const

it.each([
  ['GET', '/scim/People?filter=x', { operation: 'query', resource: 'User' }],
  ['GET', '/scim/People/7', { operation: 'retrieve', resource: 'User' }],
  ['POST', '/scim/People', { operation: 'create', resource: 'User' }],
  ['PUT', '/scim/People/7', { operation: 'replace', resource: 'User' }],
  ['PATCH', '/scim/Groups/7', { operation: 'modify', resource: 'Group' }],
  ['DELETE', '/scim/Groups/7', { operation: 'delete', resource: 'Group' }],
  ['GET', '/scim/Peoples', { operation: 'query' }],
])('calls %s %s %j', (method, path, expected) => {
  expect(describeRequest({ method, url: `https://target.example${path}` }, configuration)).toEqual(
    expected,
  )
})

it('calls the request for a token so', () => {
  const request = { method: 'POST', url: 'https://auth.example/token' }
  expect(describeRequest(request, configuration)).toEqual({ operation: 'token' })
})

/** Which of so many equal requests meet a fault. */
function affects(fault: FaultInput, count: number): boolean[] {
  const faults = createFaultSet()
  faults.set([fault])
  return Array.from({ length: count }, () => faults.faultFor(create, 'c') !== undefined)
}

it.each([
  [{}, [true, false, false]],
  [{ times: 2 }, [true, true, false]],
  [{ skip: 1 }, [false, true, false]],
  [{ operation: 'create', resource: 'User', connectionId: 'c' }, [true, false, false]],
  [{ operation: 'replace' }, [false, false, false]],
  [{ resource: 'Group' }, [false, false, false]],
  [{ connectionId: 'd' }, [false, false, false]],
] as const)('affects creates of users with %j: %j', (fault, expected) => {
  expect(affects({ ...fault, effect }, 3)).toEqual(expected)
})

it('applies the first fault that is due to a request, and counts it for that fault only', () => {
  const faults = createFaultSet()
  faults.set([
    { id: 'one', effect },
    { id: 'two', effect },
  ])
  expect([1, 2, 3].map(() => faults.faultFor(create, undefined)?.id)).toEqual([
    'one',
    'two',
    undefined,
  ])
  expect(faults.report().faults).toMatchObject([
    { id: 'one', seen: 3, hits: 1 },
    { id: 'two', seen: 2, hits: 1 },
  ])
})

it('gives a set a version that none has before a restart', () => {
  const versions = [createFaultSet(), createFaultSet()].flatMap((faults) =>
    [[], [{ effect }]].map((each) => {
      faults.set(each)
      return faults.report().version
    }),
  )
  expect(new Set(versions).size).toBe(4)
  expect(versions.every((version) => faultSet.safeParse({ faults: [], version }).success)).toBe(
    true,
  )
})

it('gives names to those that have none, and refuses one that is taken', () => {
  const faults = createFaultSet()
  faults.set([{ effect }, { id: 'fault-1', effect }, { effect }])
  const ids = () => faults.report().faults.map(({ id }) => id)
  expect(ids()).toEqual(['fault-2', 'fault-1', 'fault-3'])
  expect(() =>
    faults.set([
      { id: 'a', effect },
      { id: 'a', effect },
    ]),
  ).toThrow('Two faults have the id a.')
  expect(ids()).toHaveLength(3)
})

it('begins to count anew with a new set', () => {
  const faults = createFaultSet()
  faults.set([{ id: 'a', effect }])
  faults.faultFor(create, undefined)
  faults.set([{ id: 'a', effect }])
  expect(faults.report().faults).toMatchObject([{ seen: 0, hits: 0 }])
})
