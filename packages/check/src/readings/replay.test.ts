import type { OutboundRequest, Transport } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { recordAnswers } from './recording.ts'
import { createReplay } from './replay.ts'

const users = 'http://endpoint.test/Users'
const get = (path: string): OutboundRequest => ({ method: 'GET', url: users + path, headers: {} })
const put = (id: string, body: string): OutboundRequest => ({
  ...{ method: 'PUT', url: `${users}/${id}`, headers: {}, body },
})

/** Records requests against an endpoint that numbers its answers. */
async function record(...requests: readonly OutboundRequest[]) {
  let count = 0
  const send: Transport = async () => ({
    response: { status: 200, headers: {}, body: `${++count}` },
  })
  const recorded = recordAnswers(send, () => undefined)
  for (const request of requests) await recorded.send(request)
  return recorded.recording
}

/** The numbers of the answers to requests; undefined for those that were not recorded. */
async function replay(
  recording: Awaited<ReturnType<typeof record>>,
  ...requests: readonly OutboundRequest[]
) {
  const { send, ...state } = createReplay(recording, { comparesHeaders: true })
  const numbers: (number | undefined)[] = []
  for (const request of requests) {
    const { response } = await send(request)
    numbers.push(response && Number(response.body))
  }
  return { numbers, ...state }
}

it('answers equal requests in the order of their answers', async () => {
  const recording = await record(get('/1'), get('/1'))
  const { numbers, sentEverything } = await replay(recording, get('/1'), get('/1'))
  expect(numbers).toEqual([1, 2])
  expect(sentEverything()).toBe(true)
})

it('misses a request that was not recorded, and all that follow', async () => {
  const recording = await record(get('/1'), get('/2'))
  const { numbers, missed } = await replay(recording, get('/3'), get('/1'))
  expect(numbers).toEqual([undefined, undefined])
  expect(missed.aborted).toBe(true)
})

it('misses a read that comes after other writes to the same user', async () => {
  const recording = await record(put('1', '{"a":1}'), get('/1'))
  expect((await replay(recording, get('/1'))).numbers).toEqual([undefined])
})

it('takes the writes to several users in any order', async () => {
  const [one, other] = [put('1', '{}'), put('2', '{}')]
  const recording = await record(one, other, get('/1'), get('?startIndex=1'))
  const { numbers } = await replay(recording, other, one, get('?startIndex=1'), get('/1'))
  expect(numbers).toEqual([2, 1, 4, 3])
})

it('misses a list where one write is left out and another made', async () => {
  const [one, other] = [put('1', '{}'), put('2', '{}')]
  const recording = await record(one, get('?startIndex=1'), other)
  const { numbers } = await replay(recording, other, get('?startIndex=1'))
  expect(numbers).toEqual([3, undefined])
})

it('counts a created user and its id as one', async () => {
  const create: OutboundRequest = {
    ...{ method: 'POST', url: users, headers: {}, body: '{"userName":"ada"}' },
  }
  const bodies = ['{"id":"7","userName":"ada"}', 'shown']
  const recorded = recordAnswers(
    async () => ({ response: { status: 200, headers: {}, body: bodies.shift() ?? '' } }),
    () => undefined,
  )
  await recorded.send(create)
  await recorded.send(get('/7'))
  const { send, missed } = createReplay(recorded.recording, { comparesHeaders: true })
  await send(get('/7'))
  expect(missed.aborted).toBe(true)
})

it('tells a request with other headers apart, but for its credentials', async () => {
  const recording = await record({ ...get('/1'), headers: { authorization: 'Bearer one' } })
  const other = { ...get('/1'), headers: { authorization: 'Bearer two' } }
  expect((await replay(recording, other)).numbers).toEqual([1])
  const named = { ...get('/1'), headers: { 'user-agent': 'PingOne' } }
  const { numbers, missedByHeaders } = await replay(recording, named)
  expect(numbers).toEqual([undefined])
  expect(missedByHeaders()).toBe(true)
})
