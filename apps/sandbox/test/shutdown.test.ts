import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdministrator, createPlatformClient } from '@pingone-sandbox/client'
import { expect, it, onTestFinished } from 'vitest'
import { startCli } from '../src/cli/cli-process.test-support.ts'
import { startAdministration } from './administrator.ts'
import { startEngine } from './engine.ts'
import { syncStatusIn } from './rule-state.ts'

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
    const { api = '', auth = '', environmentId = '', ...ready } = sandbox.ready
    const { clientId = '', clientSecret = '' } = ready
    const administrator = createAdministrator(
      createPlatformClient({ api, auth, environmentId, clientId, clientSecret }),
    )
    const { rule, revise } = await startAdministration(administrator, {
      ...{ name: 'Silent', url: target.url, token: 'token', managed: false },
      configuration: {},
    })
    await rule('population.id pr')
    await revise()
    await target.asked
    expect(await sandbox.end(signal)).toMatchObject({ code: 0, stderr: '' })
  },
)

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
