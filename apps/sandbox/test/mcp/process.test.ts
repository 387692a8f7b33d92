import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { commandLine } from '../../src/cli/command-line.test-support.ts'
import { startMcp } from './mcp-client.ts'

it('says of every tool that no sandbox answers, and what to start', async () => {
  await using mcp = await startMcp(['--write', '--url', 'http://127.0.0.1:1'])
  const calls = [
    ['get_status', {}],
    ['list_changes', {}],
    ['get_story', { user: 'ada' }],
    ['check_endpoint', { url: 'http://127.0.0.1:1/scim/v2' }],
    ['reset_sandbox', {}],
  ] as const
  for (const [name, input] of calls) {
    const { isError, text: said, data } = await mcp.call(name, input)
    expect(isError).toBe(true)
    expect(said).toContain('No sandbox answers at http://127.0.0.1:1.')
    expect(said).toContain('start')
    expect(data['error'].code).toBe('unreachable')
  }
  const filter = { filter: 'active eq true', resource: { active: true } }
  expect((await mcp.call('explain_filter', filter)).data['matches']).toBe(true)
})

it('starts a sandbox of its own, and speaks the newest revision of the protocol', async () => {
  await using mcp = await startMcp(['--start', '--write'], {
    // Without a pinned revision, the client asks for it in a process of its own.
    versionNegotiation: { mode: { pin: '2026-07-28' } },
  })
  const { data } = await mcp.call('get_status')
  expect(data).toMatchObject({ persistence: 'in memory', connections: [], canWrite: true })
  const connected = await mcp.call('connect_endpoint', {})
  expect(connected.data).toMatchObject({ isIdle: true, connection: { isNew: true } })
  expect(connected.text).toContain('POST /scim/v2/Users → 201')
})

it('ends with an empty file as standard input', async () => {
  const child = spawn(process.execPath, [...commandLine(), 'mcp'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await once(child, 'exit')) as [number | null]
  expect([code, ...(await said)]).toEqual([0, '', ''])
})

it('says in a line each what it cannot read, and ends where the connection cannot go on', async () => {
  const child = spawn(process.execPath, [...commandLine(), 'mcp'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  // The process ends before it has read all.
  child.stdin.on('error', () => {})
  child.stdin.write(`{"a":1}\n${'x'.repeat(11 * 1024 * 1024)}`)
  const [code] = (await once(child, 'exit')) as [number | null]
  const [output, errors] = await said
  expect([code, output]).toEqual([1, ''])
  expect(errors).toMatch(
    /^.*: the client sent what is no JSON-RPC 2\.0 message\n.*: ReadBuffer exceeded .*\nerror: The connection to the client was closed\.\n$/,
  )
})

it('ends when standard input closes, also with a sandbox of its own', async () => {
  const child = spawn(process.execPath, [...commandLine(), 'mcp', '--start'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  child.stdin.end()
  const [code] = (await once(child, 'exit')) as [number | null]
  expect([code, ...(await said)]).toEqual([0, '', ''])
})
