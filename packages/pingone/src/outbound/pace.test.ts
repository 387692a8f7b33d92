import type { WaitingRequest } from '@pingone-sandbox/contract'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPauses, StoppedError } from '../time/pauses.ts'
import type { Time } from '../time/time.ts'
import { createPace } from './pace.ts'

/** A time that moves by `advance` alone. */
function createTime() {
  let elapsed = 0
  const sleepers = new Map<() => void, number>()
  const time: Pick<Time, 'monotonic' | 'sleep'> = {
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        sleepers.set(resolve, elapsed + milliseconds)
        signal?.addEventListener('abort', () => {
          sleepers.delete(resolve)
          reject(signal.reason)
        })
      }),
  }
  return {
    time,
    sleeping: () => sleepers.size,
    advance: async (milliseconds: number) => {
      elapsed += milliseconds
      for (const [wake, at] of sleepers) {
        if (at > elapsed) continue
        sleepers.delete(wake)
        wake()
      }
      await settle()
    },
  }
}

/** Lets everything happen that needs no time. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve))

function createPaced() {
  const { time, sleeping, advance } = createTime()
  const pauses = createPauses({ sleep: time.sleep })
  const changes = { count: 0 }
  const pace = createPace({ pauses, time, onChange: () => (changes.count += 1) })
  const sent: Sent[] = []
  let count = 0
  let limits = 0
  const send = async () => {
    const request = (count += 1)
    const admission = await pace.admit()
    sent.push({ request, at: time.monotonic(), limit: pace.report().perSecond, limits })
    return admission
  }
  const limit = (perSecond: number | null) => {
    limits += 1
    pace.set({ perSecond })
  }
  return { ...{ pace, pauses, changes, sent, send, limit, sleeping, advance }, asked: () => count }
}

interface Sent {
  readonly request: number
  readonly at: number
  /** The limit per second at that time, and how often it had been set by then. */
  readonly limit: number | null
  readonly limits: number
}

const command = fc.oneof(
  fc.record({ do: fc.constant('send' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('pause' as const) }),
  fc.record({ do: fc.constant('run' as const) }),
  fc.record({ do: fc.constant('step' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('limit' as const), perSecond: fc.constantFrom(null, 1, 2, 10) }),
  fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 2500 }) }),
)

it('lets requests through in their order, as many as the steps allow and no faster than the limit', async () => {
  const property = fc.asyncProperty(fc.array(command, { maxLength: 40 }), async (commands) => {
    const { pace, pauses, sent, send, limit, advance, asked } = createPaced()
    for (const each of commands) {
      const before = { ...pace.report(), sent: sent.length }
      const isPaused = before.mode === 'paused'
      switch (each.do) {
        case 'send':
          for (let index = 0; index < each.count; index += 1) send().catch(() => {})
          break
        case 'pause':
          pace.set({ mode: 'paused' })
          break
        case 'run':
          pace.set({ mode: 'running' })
          break
        case 'step':
          if (isPaused) pace.set({ step: each.count })
          break
        case 'limit':
          limit(each.perSecond)
          break
        case 'advance':
          await advance(each.ms)
      }
      await settle()

      const after = pace.report()
      expect(sent.map(({ request }) => request)).toEqual(sent.map((_, index) => index + 1))
      expect(after.passed).toBe(sent.length)
      expect(after.waiting).toBe(asked() - sent.length)
      const steps = before.steps + (each.do === 'step' ? each.count : 0)
      const isStillPaused = isPaused && each.do !== 'run' && each.do !== 'pause'
      expect(after.steps).toBe(isStillPaused ? steps - (sent.length - before.sent) : 0)
      const isDue = after.mode === 'running' || after.steps > 0
      // What is due waits for nothing but the limit.
      expect(after.waiting === 0 || !isDue || after.perSecond !== null).toBe(true)
    }
    pauses.stop()
    await settle()
    expect(pace.report().waiting).toBe(0)
    const tooFast = sent.slice(1).filter((next, index) => {
      const last = sent[index]
      if (last === undefined || next.limit === null || last.limits !== next.limits) return false
      return next.at - last.at < 1000 / next.limit
    })
    expect(tooFast).toEqual([])
  })
  await expect(fc.assert(property, { numRuns: 100 })).resolves.toBeUndefined()
})

it('ends every wait when the sync is stopped, and leaves no timer', async () => {
  const { pace, pauses, send, sleeping } = createPaced()
  pace.set({ perSecond: 1 })
  await send()
  const waiting = [send(), send()]
  expect(sleeping()).toBe(1)
  pauses.stop()
  for (const each of waiting) await expect(each).rejects.toThrow(StoppedError)
  expect(pace.report()).toMatchObject({ waiting: 0, passed: 1 })
  expect(sleeping()).toBe(0)
})

it('gives a step that no request has used to the next one', async () => {
  const { pace, sent, send } = createPaced()
  pace.set({ mode: 'paused', step: 1 })
  const admission = await send()
  const next = send()
  await settle()
  expect(sent).toHaveLength(1)
  expect(await admission.use(async () => 'not sent after all')).toBe('not sent after all')
  await next
  expect(sent).toHaveLength(2)
  expect(pace.report()).toMatchObject({ steps: 0, passed: 1 })
})

it('gives no step back to a later pause', async () => {
  const { pace, send } = createPaced()
  pace.set({ mode: 'paused', step: 1 })
  const { giveBack } = await send()
  pace.set({ mode: 'running' })
  pace.set({ mode: 'paused' })
  giveBack()
  expect(pace.report()).toMatchObject({ steps: 0, passed: 0 })
})

it('lets the first request of some work through with its admission, and further ones in turn', async () => {
  const { pace, send } = createPaced()
  pace.set({ mode: 'paused', step: 1 })
  const admission = await send()
  const sent: string[] = []
  const work = admission.use(async (gate) => {
    await gate()
    sent.push('token')
    await gate()
    sent.push('request')
  })
  await settle()
  expect(sent).toEqual(['token'])
  pace.set({ step: 1 })
  await work
  expect(sent).toEqual(['token', 'request'])
  expect(pace.report()).toMatchObject({ steps: 0, waiting: 0, passed: 2 })
})

it('names the request whose turn is next, and lets the user of the last one come first', async () => {
  const { pace } = createPaced()
  const admitted: string[] = []
  const describe = (name: string, purpose: 'lookup' | 'create'): WaitingRequest => ({
    ...{ purpose, summary: '', changeId: 'c', attempt: 1 },
    connection: { name: 'Vendor' },
    subject: { type: 'user', id: name, name },
    request: { method: 'GET', url: 'http://target.test/Users' },
  })
  const ask = async (name: string, purpose: 'lookup' | 'create') => {
    await pace.admit(() => describe(name, purpose))
    admitted.push(`${name} ${purpose}`)
  }
  pace.set({ mode: 'paused' })
  const work = [ask('ada', 'lookup'), ask('bob', 'lookup')]
  expect(pace.report().next).toMatchObject({ purpose: 'lookup', subject: { id: 'ada' } })
  pace.set({ step: 1 })
  await settle()
  expect(pace.report().next).toMatchObject({ purpose: 'lookup', subject: { id: 'bob' } })
  work.push(ask('ada', 'create'))
  expect(pace.report().next).toMatchObject({ purpose: 'create', subject: { id: 'ada' } })
  pace.set({ step: 2 })
  await Promise.all(work)
  expect(admitted).toEqual(['ada lookup', 'ada create', 'bob lookup'])
  expect(pace.report().next).toBeUndefined()
})

it('admits in the same turn while it runs without a limit, and reports no change', () => {
  const { pace, changes } = createPaced()
  expect(pace.admit()).not.toBeInstanceOf(Promise)
  expect(changes.count).toBe(0)
})

it('keeps the members that a change does not name, so that no window takes back what another set', () => {
  const mode = fc.constantFrom('running' as const, 'paused' as const)
  const perSecond = fc.option(fc.integer({ min: 1, max: 100 }))
  const settings = fc.record({ mode, perSecond }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.array(settings), (changes) => {
      const { pace } = createPaced()
      let expected: object = { mode: 'running', perSecond: null }
      for (const change of changes) {
        expected = { ...expected, ...change }
        expect(pace.set(change)).toMatchObject(expected)
      }
    }),
  )
})
