import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { runCli } from './cli-process.test-support.ts'

const secret = 'a-secret-that-no-output-shows'
const basic = (user: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`

/** Starts a server with a token endpoint, which has no SCIM to show to a client that it lets in. */
async function startGate() {
  const seen = new Set<string>()
  const server = createServer((request, response) => {
    const { authorization = 'none' } = request.headers
    seen.add(authorization)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/token')
      response.end(JSON.stringify({ access_token: `granted-${secret}`, token_type: 'Bearer' }))
    else response.writeHead(authorization === 'none' ? 401 : 404).end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

it.each([
  [['--token', secret], {}, `Bearer ${secret}`],
  [[], { PINGONE_SANDBOX_CHECK_TOKEN: secret }, `Bearer ${secret}`],
  [['--basic', `ada:${secret}`], {}, basic('ada')],
  [[], { PINGONE_SANDBOX_CHECK_BASIC: `ada:${secret}` }, basic('ada')],
  [['--token', secret], { PINGONE_SANDBOX_CHECK_BASIC: `ada:${secret}` }, `Bearer ${secret}`],
])('authenticates by %j and %j, and shows no secret', async (flags, environment, expected) => {
  const { url, seen } = await startGate()
  const { code, stdout, stderr } = await runCli(['check', url, ...flags], { environment })
  expect([...seen]).toEqual([expected])
  expect(code).toBe(1)
  expect(stderr).toContain('There is no SCIM at this URL')
  expect(stdout + stderr).not.toContain(secret)
})

it.each([
  [['--client-id', 'ada', '--client-secret', secret], {}],
  [[], { PINGONE_SANDBOX_CHECK_CLIENT_ID: 'ada', PINGONE_SANDBOX_CHECK_CLIENT_SECRET: secret }],
])('authenticates as an OAuth client by %j and %j', async (flags, environment) => {
  const { url, seen } = await startGate()
  const words = ['check', url, '--client-credentials', `${url}/token`, ...flags]
  const { code, stdout, stderr } = await runCli(words, { environment })
  expect([...seen]).toContain(`Bearer granted-${secret}`)
  expect(code).toBe(1)
  expect(stdout + stderr).not.toContain(secret)
})

it('ends with 1 without credentials where some are needed', async () => {
  const { url } = await startGate()
  const { code, stderr } = await runCli(['check', url])
  expect(code).toBe(1)
  expect(stderr).toContain('error: The endpoint answers 401')
})

it('lets the other commands run beside its variables', async () => {
  const environment = { PINGONE_SANDBOX_CHECK_TOKEN: secret }
  const { code, stderr } = await runCli(['status', '--url', 'http://127.0.0.1:1'], { environment })
  expect(code).toBe(1)
  expect(stderr).not.toContain('PINGONE_SANDBOX_CHECK_TOKEN')
})
