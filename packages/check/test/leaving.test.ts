import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

const only = ['leaving']

it('finds a DELETE that is answered with 204 and deletes nothing', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: (transport) => (request) =>
      request.method === 'DELETE'
        ? Promise.resolve({ response: { status: 204, headers: {}, body: '' } })
        : transport(request),
  })
  expect(objections).toEqual({ 'leaving.delete': 'breaks: state' })
})

it('finds an endpoint without DELETE', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: (transport) => (request) =>
      request.method === 'DELETE'
        ? Promise.resolve({ response: { status: 501, headers: {}, body: '' } })
        : transport(request),
  })
  expect(objections).toEqual({ 'leaving.delete': 'not-supported: method-not-supported' })
})

it('finds an endpoint that keeps the name of a deleted user', async () => {
  const taken = new Set<unknown>()
  const objections = await objectionsTo([], {
    only,
    wrap: (transport) => async (request) => {
      if (request.method !== 'POST') return transport(request)
      const { userName } = JSON.parse(request.body ?? '')
      if (taken.has(userName)) return { response: { status: 409, headers: {}, body: '' } }
      taken.add(userName)
      return transport(request)
    },
  })
  expect(objections).toEqual({ 'leaving.return': 'breaks: conflict' })
})

it.each(['delete-answers-body', 'error-500-for-404'] as const)(
  'finds no fault with %s when users leave',
  async (misbehaviour) => {
    expect(await objectionsTo([misbehaviour], { only })).toEqual({})
  },
)
