import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { reachSandbox } from './reach-sandbox.ts'
import { readWaitLimit, wait } from './wait.ts'

const patience = { answer: 20, health: 200 }

async function listen(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close().closeAllConnections()
      await once(server, 'close')
    },
  }
}

it('says that a program which accepts the connection does not answer', async () => {
  await using silent = await listen(() => {})
  await expect(
    reachSandbox(`${silent.origin}/_sandbox/info`, undefined, patience),
  ).rejects.toMatchObject({
    code: 'unreachable',
    message: `What listens at ${silent.origin} does not answer.`,
    hint: expect.stringContaining('--url'),
  })
})

it('waits for an answer while the sandbox gives its health', async () => {
  let late: (() => void) | undefined
  await using slow = await listen(({ url }, response) => {
    if (url !== '/_sandbox/health') late = () => response.end('late')
    else response.end('{}', () => late?.())
  })
  const answer = await reachSandbox(`${slow.origin}/_sandbox/reset`, undefined, patience)
  expect(await answer.text()).toBe('late')
})

it('ends a wait in time where no answer comes', async () => {
  await using silent = await listen(() => {})
  await expect(
    wait({ origin: silent.origin, token: undefined }, readWaitLimit('--timeout', '50ms')),
  ).rejects.toMatchObject({ code: 'timed_out' })
})
