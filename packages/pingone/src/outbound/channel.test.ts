import { expect, it } from 'vitest'
import { deliveryDefaults, type CircuitState, type Delivery } from '@pingone-sandbox/contract'
import { createChannel, type Channel } from './channel.ts'
import { createPace } from './pace.ts'
import { createPauses, StoppedError } from '../time/pauses.ts'
import { createSystemTime } from '../time/system-time.ts'

/** The pace of a sandbox that runs without a limit. */
const runningPace = () =>
  createPace({ pauses: createPauses(createSystemTime()), time: createSystemTime() })

/** A channel whose waits are written down and over at once, to a target that answers the probes so. */
function createObserved(probes: boolean[], settings: Partial<Delivery> = {}) {
  const states: CircuitState[] = []
  const waits: number[] = []
  const channel: Channel = createChannel({
    delivery: () => ({
      ...deliveryDefaults,
      circuitThreshold: 1,
      circuitCoolDownMs: 100,
      maxBackoffMs: 300,
      ...settings,
    }),
    pauses: {
      ...createPauses(createSystemTime()),
      sleep: async (milliseconds) => void waits.push(milliseconds),
    },
    pace: runningPace(),
    probe: async () => ((probes.shift() ?? true) ? undefined : 'The probe failed.'),
    onChange: ({ state }) => states.push(state),
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: () => {},
  })
  return { channel, states, waits }
}

const send = async () => 'sent'
const failure = { purpose: 'update', reached: false, reason: 'The target answered 503.' } as const

it('sits out a short outage', async () => {
  const { channel, states } = createObserved([true])
  channel.report(failure)
  expect(await channel.send(send)).toEqual({ ok: true, value: 'sent' })
  expect(states).toEqual(['open', 'half-open', 'closed'])
})

it('waits twice as long for each further probe, up to the longest pause', async () => {
  const { channel, waits } = createObserved([false, false, false, true])
  channel.report(failure)
  await expect.poll(() => channel.circuit().state).toBe('closed')
  expect(waits).toEqual([100, 200, 300, 300])
})

it('turns requests away once a probe has failed, and says when the next one is due', async () => {
  const pauses = createPauses(createSystemTime())
  const channel: Channel = createChannel({
    delivery: () => ({
      ...deliveryDefaults,
      circuitThreshold: 1,
      circuitCoolDownMs: 1,
      maxBackoffMs: 1,
    }),
    pauses: {
      ...pauses,
      sleep: () => (channel.circuit().failures < 2 ? Promise.resolve() : pauses.sleep(3_600_000)),
    },
    pace: runningPace(),
    probe: async () => 'The probe failed.',
    onChange: () => {},
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: () => {},
  })
  channel.report(failure)
  expect(await channel.send(send)).toMatchObject({
    failure: {
      cause: 'circuit-open',
      deferred: { attempts: 0 },
      message: expect.stringMatching(/1970-01-01T00:00:00.00.*The last request: The probe failed/),
    },
  })
  pauses.stop()
})

it('has no more requests on their way than the connection allows', async () => {
  const { channel } = createObserved([], { concurrency: 2 })
  const answers: (() => void)[] = []
  const sending = Array.from({ length: 3 }, () =>
    channel.send(() => new Promise<void>((resolve) => answers.push(resolve))),
  )
  await expect.poll(() => answers.length).toBe(2)
  answers[0]?.()
  await sending[0]
  await expect.poll(() => answers.length).toBe(3)
  for (const answer of answers) answer()
  await Promise.all(sending)
})

it('spaces requests by the rate of the connection', async () => {
  const { channel, waits } = createObserved([], { requestsPerSecond: 1 })
  await Promise.all([channel.send(send), channel.send(send), channel.send(send)])
  const [first = 0, second = 0, third = 0] = waits
  expect(first).toBe(0)
  expect(second).toBeGreaterThan(0)
  expect(third).toBeGreaterThan(second)
})

it('ends all waits for a circuit at a stop', async () => {
  const pauses = createPauses(createSystemTime())
  const channel = createChannel({
    delivery: () => ({ ...deliveryDefaults, circuitThreshold: 1 }),
    pauses,
    pace: runningPace(),
    probe: async () => undefined,
    onChange: () => {},
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: () => {},
  })
  channel.report(failure)
  const waiting = channel.send(send)
  pauses.stop()
  await expect(waiting).rejects.toBeInstanceOf(StoppedError)
})

it('counts a probe that ends in a defect as failed, and reports the defect', async () => {
  const defects: unknown[] = []
  const waits: number[] = []
  let probes = 0
  const channel = createChannel({
    delivery: () => ({ ...deliveryDefaults, circuitThreshold: 1, circuitCoolDownMs: 100 }),
    pauses: {
      ...createPauses(createSystemTime()),
      sleep: async (milliseconds) => void waits.push(milliseconds),
    },
    pace: runningPace(),
    probe: async () => {
      probes += 1
      if (probes === 1) throw new Error('The journal is full.')
      return undefined
    },
    onChange: () => {},
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: (error) => defects.push(error),
  })
  channel.report(failure)
  await expect.poll(() => channel.circuit().state).toBe('closed')
  expect(defects).toMatchObject([{ message: 'The journal is full.' }])
  expect(waits).toEqual([100, 200])
})

it('probes no more once it has ended, and does not send what waited for the probe', async () => {
  let probes = 0
  const pauses = createPauses(createSystemTime())
  const channel = createChannel({
    delivery: () => ({ ...deliveryDefaults, circuitThreshold: 1, circuitCoolDownMs: 1 }),
    pauses,
    pace: runningPace(),
    probe: async () => void (probes += 1),
    onChange: () => {},
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: () => {},
  })
  channel.report(failure)
  const waiting = channel.send(send)
  channel.end()
  expect(await waiting).toMatchObject({ ok: false, failure: { cause: 'circuit-open' } })
  // The pause before the probe was the shorter one.
  await pauses.sleep(20)
  expect(probes).toBe(0)
})
