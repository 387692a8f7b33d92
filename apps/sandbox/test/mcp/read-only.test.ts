import { afterAll, beforeAll, expect, it } from 'vitest'
import { isReading, tools } from '../../src/mcp/tools.ts'
import { readablePatterns, readerOf, visibleState } from '../reset/visible-state.ts'
import { type McpProcess, startMcp } from './mcp-client.ts'
import { plantedToken, startProvisioned } from './provisioned-sandbox.ts'

// Without --write an agent reads everything and changes nothing.

let world: Awaited<ReturnType<typeof startProvisioned>>
let mcp: McpProcess
beforeAll(async () => {
  world = await startProvisioned()
  mcp = await startMcp(['--url', world.sandbox.urls.console])
})
afterAll(async () => {
  await mcp[Symbol.asyncDispose]()
  await world.sandbox.close()
})

/** A call of every tool that is offered without --write. */
async function readingCalls(): Promise<readonly (readonly [string, object])[]> {
  const { changes } = await world.control.changes({ limit: 1, status: 'failed' })
  const { exchanges } = await world.control.exchanges({ limit: 1 })
  const user = world.failedUser.name
  return [
    ['get_status', {}],
    ['list_changes', { limit: 5, status: 'failed' }],
    ['list_changes', { user }],
    ['get_change', { changeId: changes[0]?.id }],
    ['get_story', { user }],
    ['get_exchange', { exchangeId: exchanges[0]?.id }],
    ['get_exchange', { exchangeId: exchanges[0]?.id, form: 'curl' }],
    ['plan_sync', {}],
    ['plan_sync', { user, configuration: 'pending' }],
    ['explain_filter', { filter: 'enabled eq true', user }],
    ['explain_filter', { filter: 'active eq true', resource: { active: false } }],
    ['wait_for_idle', { seconds: 5 }],
  ]
}

it('offers the tools that read, each marked as read-only', async () => {
  const { tools: offered } = await mcp.client.listTools()
  expect(offered.map(({ name }) => name)).toEqual(tools.filter(isReading).map(({ name }) => name))
  for (const { annotations } of offered)
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
})

it('names the tools that need --write, and refuses them', async () => {
  const writing = tools.filter((tool) => !isReading(tool)).map(({ name }) => name)
  for (const name of writing) {
    expect(mcp.client.getInstructions()).toContain(name)
    await expect(mcp.call(name)).rejects.toThrow(`Tool ${name} not found`)
  }
})

it('changes neither the sandbox nor the target, whatever is called', async () => {
  const calls = await readingCalls()
  const reading = tools.filter(isReading).map(({ name }) => name)
  expect(new Set(calls.map(([name]) => name))).toEqual(new Set(reading))

  const before = await everything()
  for (const [name, input] of calls) {
    const { isError, text } = await mcp.call(name, { ...input })
    expect([name, isError, text]).toEqual([name, false, text])
    expect(text).not.toBe('')
  }
  for (const tool of tools) await mcp.call(tool.name, { limit: 1 }).catch(() => {})
  expect(await everything()).toEqual(before)
})

/** What both APIs answer, and the texts of what a write would change first. Requests that only read the target are logged there. */
async function everything() {
  const reader = await readerOf(world.sandbox)
  const { state } = await visibleState(reader, await readablePatterns())
  const exact = [
    'entries',
    'faults',
    'rules',
    'connections',
    'checks',
    'target/Users',
    'target/Groups',
  ]
  return {
    state: Object.fromEntries(
      Object.entries(state).filter(([path]) => !path.startsWith('/_sandbox/target-requests')),
    ),
    exact: await Promise.all(
      exact.map(async (path) => (await reader.read(`/_sandbox/${path}`)).text),
    ),
  }
}

it('shows no secret of the sandbox or of a connection', async () => {
  const { clientSecret } = await world.control.info()
  for (const [name, input] of await readingCalls()) {
    const { json } = await mcp.call(name, { ...input })
    expect([name, json.includes(plantedToken)]).toEqual([name, false])
    expect([name, json.includes(clientSecret)]).toEqual([name, false])
  }
})

it('tells why a user failed, and what to do', async () => {
  const { text, data } = await mcp.call('get_story', { user: world.failedUser.name })
  expect(text).toContain('409')
  expect(text).toContain('Cause:')
  const [moment] = data['moments']
  expect(moment.rules[0].outcome).toMatchObject({ status: 'failed', cause: 'conflict' })
  const { exchangeId } = moment.rules[0].culprit
  const exchange = await mcp.call('get_exchange', { exchangeId })
  expect(exchange.text).toContain('409')
})

it('writes nothing but the protocol: standard error stays empty', () => {
  expect(mcp.stderr()).toBe('')
})
