import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { load, type LoadResult } from './load.ts'

it('counts the answers of all connections', async () => {
  let answered = 0
  const result = await loadOn((_request, response) => response.end(String(++answered)))

  expect(result.requests).toBe(answered)
  expect(result.requests).toBeGreaterThanOrEqual(50)
})

it('fails with the number of answers that were not expected', async () => {
  let asked = 0
  const run = loadOn((_request, response) => {
    response.statusCode = ++asked % 5 === 0 ? 503 : 200
    response.end('busy')
  })

  await expect(run).rejects.toThrow(
    /^10 of 5\d answers were unexpected: 10 × 503\. The first: busy/,
  )
})

it('fails when the server hangs up', async () => {
  const run = loadOn((request) => request.socket.destroy())

  await expect(run).rejects.toThrow('hung up')
})

/** Sends 50 requests, or a few more that were under way, over four connections. */
async function loadOn(listener: RequestListener): Promise<LoadResult> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const next = () => ({ method: 'GET', path: '/' })
  const limits = { connections: 4, seconds: 10, requests: 50 }
  return load({ port, token: 'any', next, statuses: [200], ...limits })
}
