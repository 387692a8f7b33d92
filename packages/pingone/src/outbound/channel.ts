import type { CircuitState, Delivery } from '@pingone-sandbox/contract'
import { createSemaphore } from '../concurrency/semaphore.ts'
import { createCircuit, type RequestEnd } from './circuit.ts'
import { StoppedError, type Pauses } from '../time/pauses.ts'
import type { Admission, DescribeWaiting, Gate, Pace } from './pace.ts'
import { failed, type Result } from './result.ts'
import type { Time } from '../time/time.ts'

export interface ChannelOptions {
  /** Read for each request, so that a change takes effect at once. */
  readonly delivery: () => Delivery
  readonly pauses: Pauses
  readonly pace: Pick<Pace, 'admit'>
  /** Sends a read to the target. Resolves to the reason why it failed; undefined on success. */
  readonly probe: () => Promise<string | undefined>
  readonly onChange: (status: CircuitStatus) => void
  readonly time: Pick<Time, 'now' | 'monotonic'>
  /** Called with an unexpected error of a probe, which then counts as failed. */
  readonly onDefect: (error: unknown) => void
}

/** The state of the circuit breaker of a connection. */
export interface CircuitStatus {
  readonly state: CircuitState
  readonly failures: number
  /** The message of the last failure. */
  readonly lastFailure?: string
  /** When the next probe is due, ISO 8601; only while open. */
  readonly probeAt?: string
}

/** What all requests of one connection share: a limit of concurrent requests, a rate, and a circuit breaker. */
export interface Channel {
  /**
   * Queues a request. Resolves to its answer, or to a failure while the circuit is open. Throws a `StoppedError` when the sync is
   * stopped meanwhile. The gate is awaited before each request that is sent; `describe` tells what waits meanwhile.
   */
  readonly send: <Answer>(
    send: (gate: Gate) => Promise<Answer>,
    describe?: DescribeWaiting,
  ) => Promise<Result<Answer>>
  /** Records the end of a request for the circuit breaker. */
  readonly report: (end: RequestEnd) => void
  readonly circuit: () => CircuitStatus
  /** Stops the probes; requests that wait for one fail. */
  readonly end: () => void
}

interface InTurn {
  /** The turn that the request has waited for. */
  readonly admitted: Admission | undefined
  readonly describe: DescribeWaiting | undefined
}

/** Creates the channel of a connection. */
export function createChannel(options: ChannelOptions): Channel {
  const { delivery, pauses, pace, probe, onChange, time, onDefect } = options
  const circuit = createCircuit({
    threshold: () => delivery().circuitThreshold,
    onChange(state) {
      if (isEnded) return
      const wait = state === 'open' ? coolDown() : undefined
      probeAt = wait === undefined ? undefined : new Date(time.now().getTime() + wait).toISOString()
      onChange(status())
      if (wait !== undefined) own(halfOpenAfter(wait))
      if (state === 'half-open') own(probeNow())
    },
  })
  const requests = createSemaphore(delivery().concurrency)
  const ended = Promise.withResolvers<void>()
  let isEnded = false
  let nextSlot = 0
  let probeAt: string | undefined

  const status = (): CircuitStatus => {
    const lastFailure = circuit.lastFailure()
    return {
      state: circuit.state(),
      failures: circuit.failures(),
      ...(lastFailure !== undefined && { lastFailure }),
      ...(probeAt !== undefined && { probeAt }),
    }
  }

  function coolDown(): number {
    const { circuitCoolDownMs, maxBackoffMs } = delivery()
    const longest = Math.max(circuitCoolDownMs, maxBackoffMs)
    return Math.min(circuitCoolDownMs * 2 ** circuit.failedProbes(), longest)
  }

  async function halfOpenAfter(wait: number): Promise<void> {
    await Promise.race([pauses.sleep(wait), ended.promise])
    if (!isEnded && circuit.state() === 'open') circuit.halfOpen()
  }

  async function probeNow(): Promise<void> {
    let reason: string | undefined
    try {
      reason = await probe()
    } catch (error) {
      if (error instanceof StoppedError) throw error
      onDefect(error)
      reason = 'The probe could not be sent out.'
    }
    circuit.report({
      purpose: 'probe',
      reached: reason === undefined,
      ...(reason !== undefined && { reason }),
    })
  }

  function own(probing: Promise<void>): void {
    probing.catch((error: unknown) => {
      // After a stop, the next start begins with closed circuits.
      if (!(error instanceof StoppedError)) onDefect(error)
    })
  }

  async function waitForSlot(requestsPerSecond: number): Promise<void> {
    const now = time.monotonic()
    const slot = Math.max(now, nextSlot)
    nextSlot = slot + 1000 / requestsPerSecond
    await pauses.sleep(slot - now)
  }

  /** Sends a request, or says that it has to wait for its turn. */
  async function sendInTurn<Answer>(
    send: (gate: Gate) => Promise<Answer>,
    { admitted, describe }: InTurn,
  ): Promise<Result<Answer> | { readonly turn: Promise<Admission> }> {
    let given = admitted
    pauses.assertGoing()
    for (;;) {
      if (circuit.state() !== 'closed') {
        given?.giveBack()
        given = undefined
      }
      // Requests wait for the first probe; if it fails too, they are deferred.
      while (circuit.state() !== 'closed' && circuit.failedProbes() === 0 && !isEnded)
        await pauses.until(Promise.race([circuit.settled(), ended.promise]))
      if (circuit.state() !== 'closed')
        return failed(isEnded ? endedMeanwhile : notSent(status()), {
          cause: 'circuit-open',
          deferred: { attempts: 0 },
        })
      const admission = given ?? pace.admit(describe)
      given = undefined
      if (admission instanceof Promise) return { turn: admission }
      const { requestsPerSecond } = delivery()
      // The wait for a turn takes no slot, and a request whose turn has come keeps to the rate.
      if (requestsPerSecond > 0 && circuit.state() === 'closed')
        await waitForSlot(requestsPerSecond)
      if (circuit.state() === 'closed' && admission.isValid())
        return { ok: true, value: await admission.use(send) }
      // The circuit opened or the sync was paused during the wait.
      admission.giveBack()
    }
  }

  return {
    async send(send, describe) {
      requests.setLimit(delivery().concurrency)
      let admission: Admission | undefined
      for (;;) {
        const admitted = admission
        // oxlint-disable-next-line no-await-in-loop -- a request that was admitted meanwhile is sent then
        const end = await requests.run(() => sendInTurn(send, { admitted, describe }))
        if (!('turn' in end)) return end
        // It takes no place among the requests that are sent at the same time: others go on with the work that they have begun.
        // oxlint-disable-next-line no-await-in-loop
        admission = await end.turn
      }
    },
    report: circuit.report,
    circuit: status,
    end() {
      isEnded = true
      ended.resolve()
    },
  }
}

const endedMeanwhile =
  'Not sent: while the circuit was open, the connection was changed, disabled or deleted.'

const notSent = ({ failures, lastFailure, probeAt }: CircuitStatus) =>
  `Not sent: the circuit is open after ${failures} failures in a row, and the target is probed again at ${probeAt ?? 'this moment'}.${lastFailure === undefined ? '' : ` The last request: ${lastFailure}`}`
