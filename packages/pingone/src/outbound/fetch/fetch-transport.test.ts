import { expect, it } from 'vitest'
import { createFetchTransport } from './fetch-transport.ts'

it('takes a deadline with decimals, as what is left of the time of a plan has', async () => {
  const send = createFetchTransport({ fetch: async () => new Response('{}') })
  const request = { method: 'GET', url: 'http://target.test/Users', headers: {} }
  expect(await send({ ...request, timeoutMs: 3995.39 })).toMatchObject({
    response: { status: 200 },
  })
})
