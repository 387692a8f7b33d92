import PQueue from 'p-queue'
import type { CircuitState, Delivery } from '../contract/index.ts'
import { createCircuit } from './circuit.ts'
import { StoppedError, type Pauses } from './pauses.ts'
import { failed, type Result } from './result.ts'

export interface LineOptions {
  /** Read anew for each request, so that a change takes effect at once. */
  readonly delivery: () => Delivery
  readonly pauses: Pauses
  /** Asks the target for something harmless; its request is reported to the line like any other. */
  readonly probe: () => Promise<void>
  readonly onChange: (state: CircuitState, failures: number) => void
  readonly clock: () => Date
}

/** The way to one connection's target, which all its requests share: so many at a time, its rate, and its circuit breaker. */
export interface Line {
  /** Sends a request when it is its turn; a failure when nothing may be sent now. Throws a `StoppedError` when stopped meanwhile. */
  readonly carry: <Answer>(send: () => Promise<Answer>) => Promise<Result<Answer>>
  /** Takes note of how a request ended: whether the target was reached and is well; undefined says neither. */
  readonly report: (reached: boolean | undefined) => void
  readonly circuit: () => {
    readonly state: CircuitState
    readonly failures: number
    readonly probeAt?: string
  }
}

/** Creates the line of a connection. */
export function createLine({ delivery, pauses, probe, onChange, clock }: LineOptions): Line {
  const circuit = createCircuit({
    threshold: () => delivery().circuitThreshold,
    onChange(state) {
      if (state === 'open') scheduleProbe()
      else probeAt = undefined
      onChange(state, circuit.failures())
    },
  })
  const requests = new PQueue({ concurrency: delivery().concurrency })
  let nextSlot = 0
  let probeAt: string | undefined

  function scheduleProbe(): void {
    const { circuitCoolDownMs, maxBackoffMs } = delivery()
    const longest = Math.max(circuitCoolDownMs, maxBackoffMs)
    const wait = Math.min(circuitCoolDownMs * 2 ** circuit.failedProbes(), longest)
    probeAt = new Date(clock().getTime() + wait).toISOString()
    probeAfter(wait).catch((error: unknown) => {
      // Stopped: whoever starts again begins with closed circuits.
      if (!(error instanceof StoppedError)) throw error
    })
  }

  async function probeAfter(wait: number): Promise<void> {
    await pauses.sleep(wait)
    if (circuit.state() !== 'open') return
    circuit.halfOpen()
    await probe()
  }

  async function waitForSlot(): Promise<void> {
    const { requestsPerSecond } = delivery()
    if (requestsPerSecond === 0) return
    const now = performance.now()
    const slot = Math.max(now, nextSlot)
    nextSlot = slot + 1000 / requestsPerSecond
    await pauses.sleep(slot - now)
  }

  return {
    carry(send) {
      requests.concurrency = delivery().concurrency
      return requests.add(async () => {
        pauses.assertGoing()
        // A short outage is sat out; only when the first probe has failed too is the rest turned away.
        while (circuit.state() !== 'closed' && circuit.failedProbes() === 0)
          await pauses.until(circuit.settled())
        if (circuit.state() !== 'closed')
          return failed(
            `Not sent: the target has failed ${circuit.failures()} times in a row, and is tried again at ${probeAt ?? 'this moment'}.`,
            { leftBehind: true },
          )
        await waitForSlot()
        return { ok: true, value: await send() }
      })
    },
    report(reached) {
      if (reached !== undefined) circuit.report(reached)
    },
    circuit: () => ({
      state: circuit.state(),
      failures: circuit.failures(),
      ...(probeAt !== undefined && { probeAt }),
    }),
  }
}
