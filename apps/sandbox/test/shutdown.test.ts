import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { startCli } from '../src/cli/cli-process.test-support.ts'
import { startAdministration, type PlatformCall } from './administrator.ts'
import { startEngine } from './engine.ts'
import { syncStatusIn } from './rule-standing.ts'

/** A target that reads requests and never answers. */
async function startSilentTarget() {
  const asked = Promise.withResolvers<void>()
  const server = createServer(() => asked.resolve()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`,
    /** Resolves with the first request. */
    asked: asked.promise,
  }
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'ends with 0 at %s while a target is silent',
  async (signal) => {
    const target = await startSilentTarget()
    await using sandbox = await startCli(['--users', '3'])
    const call = await signIn(sandbox.ready)
    const { rule, revise } = await startAdministration(call, {
      ...{ name: 'Silent', url: target.url, token: 'token', managed: false },
      configuration: {},
    })
    await rule('population.id pr')
    await revise()
    await target.asked
    expect(await sandbox.end(signal)).toMatchObject({ code: 0, stderr: '' })
  },
)

async function signIn({
  api = '',
  auth = '',
  environmentId = '',
  clientId = '',
  clientSecret = '',
}: Readonly<Record<string, string>>): Promise<PlatformCall> {
  const answer = await fetch(`${auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return async <Answer>(method: string, path: string, body?: object) => {
    const response = await fetch(`${api}/environments/${environmentId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.ok).toBe(true)
    return (await response.json()) as Answer
  }
}

it('looks up at the next start what became of a request that was given up', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  const rule = await engine.rule('population.id pr')
  const carriedOut = Promise.withResolvers<void>()
  // The target creates the user and is silent about it.
  engine.meddle(async (request, send) => {
    const result = await send()
    if (request.method !== 'POST') return result
    carriedOut.resolve()
    return new Promise(() => {})
  })
  await engine.revise()
  await carriedOut.promise
  await engine.pingone().close()
  engine.meddle((_, send) => send())
  await engine.restart()
  expect((await engine.users()).map(({ userName }) => userName)).toEqual(['ada'])
  expect(await syncStatusIn(engine, rule.id)).toMatchObject({ successCount: 1, failedCount: 0 })
})
