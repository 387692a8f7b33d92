import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { runCli, startCommand } from './cli-process.test-support.ts'

const token = 'a-token-that-no-output-shows'
const authorization = `Bearer ${token}`

/** Starts a reference server behind a proxy, which says when a user is created, refuses a method and can keep answers back. */
async function startServer({ refused = 'NONE' } = {}) {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token },
  })
  onTestFinished(() => sandbox.close())
  const { scim = '' } = sandbox.urls
  const created = Promise.withResolvers<void>()
  let isSilent = false
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (isSilent) return
    const body = Buffer.concat(chunks).toString()
    const { method = 'GET', url = '' } = request
    if (method === refused) {
      response.writeHead(403).end()
      return
    }
    const answer = await fetch(scim + url, {
      method,
      headers: { authorization, 'content-type': 'application/scim+json' },
      ...(body !== '' && { body }),
    })
    const headers = { 'content-type': 'application/scim+json' }
    response.writeHead(answer.status, headers).end(await answer.text())
    if (method === 'POST') created.resolve()
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    created: created.promise,
    fallSilent: () => (isSilent = true),
    speak: () => (isSilent = false),
    async users() {
      const answer = await fetch(`${scim}/Users`, { headers: { authorization } })
      return ((await answer.json()) as { Resources?: readonly unknown[] }).Resources
    },
  }
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('cleans up at %s, and ends with %i', async (signal, expected) => {
  const server = await startServer()
  await using command = startCommand(['check', server.url, '--only', 'users', '--token', token])
  await server.created
  command.kill(signal)
  const { code, stdout, stderr } = await command.ended
  expect(stderr).toContain('Interrupted: removes what it has made.')
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
  expect(await server.users()).toEqual([])
})

it('names what it could not remove', async () => {
  const server = await startServer({ refused: 'DELETE' })
  await using command = startCommand(['check', server.url, '--only', 'users', '--token', token])
  await server.created
  command.kill('SIGINT')
  const { code, stderr } = await command.ended
  expect(code).toBe(130)
  expect(stderr).toMatch(
    /error: \d+ of the users and groups of the check remain at the endpoint: pingone-check-/,
  )
})

it('ends at once at a second signal, and says what removes the rest', async () => {
  const server = await startServer()
  await using command = startCommand(['check', server.url, '--only', 'users', '--token', token])
  await server.created
  server.fallSilent()
  command.kill('SIGINT')
  await command.says('Interrupted:')
  command.kill('SIGINT')
  const { code, stderr } = await command.ended
  expect(code).toBe(130)
  expect(stderr).toContain(`sandbox check ${server.url} --clean" removes them.`)

  server.speak()
  const cleaned = await runCli(['check', server.url, '--clean', '--token', token])
  expect(cleaned.code).toBe(0)
  expect(await server.users()).toEqual([])
})
