import { expect, it } from 'vitest'
import type { FaultEffect } from '@pingone-sandbox/contract'
import { createPauses, StoppedError } from '../../time/pauses.ts'
import { createSystemTime } from '../../time/system-time.ts'
import type { TransportResult } from '../../wire/transport.ts'
import { createFaultTransport } from './fault-transport.ts'

const request = {
  method: 'POST',
  url: 'https://target.example/scim/Users',
  headers: {},
  timeoutMs: 50,
}
const created: TransportResult = {
  response: { status: 201, headers: { 'content-type': 'application/scim+json' }, body: '{"id":1}' },
}

/** The result of a request that a fault affects, and the number of requests at the target. */
function meeting(
  effect: FaultEffect,
  answer: TransportResult = created,
  timeoutMs = request.timeoutMs,
) {
  const time = createSystemTime()
  const pauses = createPauses(time)
  let asked = 0
  const send = createFaultTransport({
    transport: async () => {
      asked += 1
      return answer
    },
    faultFor: () => ({ id: 'f', operation: 'any', resource: 'any', skip: 0, times: 1, effect }),
    pauses,
    time,
  })
  return { pauses, asked: () => asked, result: send({ ...request, timeoutMs }) }
}

it.each([
  [{ kind: 'status', status: 503 }, 0, { response: { status: 503 } }],
  [{ kind: 'status', status: 204 }, 0, { response: { status: 204, body: '' } }],
  [
    { kind: 'status', status: 429, retryAfter: 3, headers: { 'X-Why': 'a' }, body: { b: 1 } },
    0,
    { response: { headers: { 'retry-after': '3', 'x-why': 'a' }, body: '{"b":1}' } },
  ],
  [{ kind: 'status', status: 500, body: null }, 0, { response: { body: 'null' } }],
  [{ kind: 'status', status: 500, body: '' }, 0, { response: { body: '' } }],
  [{ kind: 'reset', when: 'before-commit' }, 0, { failure: { code: 'reset' } }],
  [{ kind: 'reset', when: 'after-commit' }, 1, { failure: { code: 'reset' } }],
  [{ kind: 'latency', ms: 1 }, 1, created],
  [{ kind: 'latency', ms: 5000 }, 1, { failure: { code: 'timeout' } }],
  [{ kind: 'slow-body', ms: 5000 }, 1, { failure: { code: 'timeout' } }],
  [{ kind: 'truncated-body' }, 1, { response: { status: 201, body: '{"id' } }],
  [
    { kind: 'content-type', value: 'text/html' },
    1,
    { response: { headers: { 'content-type': 'text/html' }, body: '{"id":1}' } },
  ],
] as const)('brings about %j, asking the target %i times', async (effect, asks, expected) => {
  const { result, asked } = meeting(effect)
  expect(await result).toMatchObject({ ...expected, fault: { id: 'f' } })
  expect(asked()).toBe(asks)
})

it('leaves the reason why the target gave no answer, and does not claim to have spoilt one', async () => {
  const refused: TransportResult = { failure: { code: 'refused', message: 'refused' } }
  const { result } = meeting({ kind: 'reset', when: 'after-commit' }, refused)
  expect(await result).toEqual({
    ...refused,
    fault: { id: 'f', summary: 'The target gave no answer that could be spoilt.' },
  })
})

it('does not hold an answer back past a stop', async () => {
  const { result, pauses, asked } = meeting({ kind: 'latency', ms: 3_600_000 }, created, 3_600_000)
  await expect.poll(asked).toBe(1)
  pauses.stop()
  await expect(result).rejects.toBeInstanceOf(StoppedError)
})
