import type { Transport } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startInMemory } from './in-memory-sandbox.ts'
import { createManualTime } from './manual-time.ts'

interface Connection {
  readonly id: string
  readonly circuit: object
}

/** A sandbox whose time the test advances, with the instants at which its target receives requests. */
async function startManually() {
  const time = createManualTime('2026-01-31T09:00:00.000Z')
  const received: number[] = []
  const wrapTransport =
    (send: Transport): Transport =>
    (request) => {
      received.push(time.monotonic())
      return send(request)
    }
  const sandbox = await startInMemory({ time, wrapTransport })
  const { base, control, workspace } = sandbox
  await sandbox.connect()
  await workspace.isIdleWithin(60_000)
  received.length = 0

  async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await control(`${base}/_sandbox${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    return (await answer.json()) as Answer
  }
  const pace = (settings: object) => ask('PUT', '/pace', settings)
  const waits = (waiting: number) =>
    expect.poll(() => ask('GET', '/pace')).toMatchObject({ waiting })
  return { ...sandbox, time, received, ask, pace, waits }
}

it('counts the wait of a pause neither as time-out, nor as duration, nor for the circuit', async () => {
  const { administrator, ask, pace, time, waits, workspace } = await startManually()
  const { connections } = await ask<{ connections: Connection[] }>('GET', '/connections')
  await ask('PATCH', `/connections/${connections[0]?.id}/delivery`, {
    ...{ timeoutMs: 10, retries: 0, circuitThreshold: 1 },
  })
  await pace({ mode: 'paused' })
  await administrator.createUser('ada')
  await waits(1)
  time.advance(3_600_000)
  await pace({ mode: 'running' })
  expect(await workspace.isIdleWithin(60_000)).toBe(true)
  const { exchanges } = await ask<{ exchanges: object[] }>('GET', '/exchanges?limit=2')
  const sent = { at: '2026-01-31T10:00:00.000Z', durationMs: 0, attempt: 1 }
  expect(exchanges).toMatchObject([
    { ...sent, purpose: 'create', response: { status: 201 } },
    { ...sent, purpose: 'lookup', response: { status: 200 } },
  ])
  expect(await ask('GET', '/connections')).toMatchObject({
    connections: [{ circuit: { state: 'closed', failures: 0 } }],
  })
  await workspace.close()
})

it('keeps to the rate of the connection after a pause', async () => {
  const { administrator, ask, pace, received, time, waits, workspace } = await startManually()
  const { connections } = await ask<{ connections: Connection[] }>('GET', '/connections')
  await ask('PATCH', `/connections/${connections[0]?.id}/delivery`, { requestsPerSecond: 1 })
  await pace({ mode: 'paused' })
  for (const name of ['ada', 'bob', 'cleo']) await administrator.createUser(name)
  await waits(3)
  time.advance(3_600_000)
  await pace({ mode: 'running' })
  while (received.length < 6) {
    await expect.poll(() => time.waits().length + received.length).toBeGreaterThan(0)
    time.advance(time.waits()[0] ?? 0)
    // What is due is sent before time moves on.
    await new Promise<void>((resolve) => setTimeout(resolve))
  }
  const gaps = received.slice(1).map((at, index) => at - (received[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  await workspace.close()
})

it('holds a request again whose slot comes after the sync was paused', async () => {
  const { administrator, ask, pace, received, time, waits, workspace } = await startManually()
  const { connections } = await ask<{ connections: Connection[] }>('GET', '/connections')
  await ask('PATCH', `/connections/${connections[0]?.id}/delivery`, { requestsPerSecond: 1 })
  await administrator.createUser('ada')
  // The slot of the lookup has come; the create waits for the next one.
  await expect.poll(() => time.waits()).toEqual([0])
  time.advance(0)
  await expect.poll(() => time.waits()).toEqual([1000])
  await pace({ mode: 'paused' })
  time.advance(1000)
  await waits(1)
  expect(received).toHaveLength(1)
  await workspace.close()
})

it('sends so many requests per second, whatever the connection allows', async () => {
  const { administrator, pace, received, time, waits, workspace } = await startManually()
  await pace({ perSecond: 0.5 })
  for (const name of ['ada', 'bob']) await administrator.createUser(name)
  for (let sent = 1; sent <= 4; sent += 1) {
    await expect.poll(() => received.length).toBe(sent)
    if (sent === 4) break
    await expect.poll(() => time.waits()).toEqual([2000])
    time.advance(1999)
    expect(received).toHaveLength(sent)
    time.advance(1)
  }
  await waits(0)
  await workspace.close()
})
