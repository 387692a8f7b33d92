import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

it('finds an endpoint that breaks a PingOne that links the account of a conflict', async () => {
  expect(
    await objectionsTo(['error-500-for-client-errors'], {
      only: ['conflict'],
      profile: 'current,createConflict=link',
    }),
  ).toEqual({ 'conflict.refused': 'breaks: target-error' })
})

it('finds that a PUT loses what PingOne does not map', async () => {
  const objections = await objectionsTo([], {
    only: ['existing'],
    wrap: (transport) => (request) =>
      transport(
        request.method === 'PUT'
          ? { ...request, body: JSON.stringify({ ...JSON.parse(request.body ?? ''), title: null }) }
          : request,
      ),
  })
  expect(objections).toEqual({ 'existing.unmapped': 'breaks: lost' })
})

it('expects no attribute to be kept by a PingOne that sends the mapped ones alone', async () => {
  expect(
    await objectionsTo([], { only: ['existing'], profile: 'current,userPutBody=mapped' }),
  ).toEqual({})
})
