import type { CircuitState, Exchange } from '@pingone-sandbox/contract'

export interface CircuitOptions {
  /** The number of consecutive failures that opens the circuit; 0 never opens it. */
  readonly threshold: () => number
  /** Called on each change of state. */
  readonly onChange: (state: CircuitState) => void
}

/** The end of a request, as far as it shows the state of the target. */
export interface RequestEnd {
  readonly purpose: Exchange['purpose']
  /** The target was reached and works. */
  readonly reached: boolean
  /** The message, when it was not reached. */
  readonly reason?: string
}

/** The circuit breaker of a connection: after too many consecutive failures nothing is sent until a probe succeeds. */
export interface Circuit {
  readonly state: () => CircuitState
  /** Consecutive failures. */
  readonly failures: () => number
  /** The message of the last failure. */
  readonly lastFailure: () => string | undefined
  /** Consecutive probes that failed. */
  readonly failedProbes: () => number
  /** Records the end of a request. */
  readonly report: (end: RequestEnd) => void
  /** Marks the start of a probe. */
  readonly halfOpen: () => void
  /** Resolves at the next change to `open` or `closed`. */
  readonly settled: () => Promise<void>
}

/**
 * Creates a circuit breaker that is closed.
 *
 * A probe is a read, and its success says nothing of writes. Requests of a purpose that fails while the target answers others are
 * *suspect*: when they alone fail again, a probe is due at once, and the circuit stays open only if the probe fails too.
 */
export function createCircuit({ threshold, onChange }: CircuitOptions): Circuit {
  let state: CircuitState = 'closed'
  let failures = 0
  let lastFailure: string | undefined
  let failedProbes = 0
  const failing = new Set<RequestEnd['purpose']>()
  const suspect = new Set<RequestEnd['purpose']>()
  let change = Promise.withResolvers<void>()

  function changeTo(next: CircuitState): void {
    if (next === state) return
    state = next
    onChange(next)
    if (next === 'half-open') return
    const { resolve } = change
    change = Promise.withResolvers()
    resolve()
  }

  function succeed(purpose: RequestEnd['purpose']): void {
    if (state !== 'closed') for (const each of failing) suspect.add(each)
    suspect.delete(purpose)
    failing.clear()
    failures = 0
    failedProbes = 0
    lastFailure = undefined
    // The answer to a request that was in flight when the circuit opened closes it as a probe does.
    changeTo('closed')
  }

  return {
    state: () => state,
    failures: () => failures,
    lastFailure: () => lastFailure,
    failedProbes: () => failedProbes,
    settled: () => change.promise,
    halfOpen: () => changeTo('half-open'),
    report({ purpose, reached, reason }) {
      if (reached) return succeed(purpose)
      failures += 1
      lastFailure = reason ?? lastFailure
      failing.add(purpose)
      // Requests that were in flight when the probe started do not decide its result.
      if (state === 'half-open' && purpose === 'probe') {
        failedProbes += 1
        suspect.clear()
        return changeTo('open')
      }
      if (state !== 'closed' || threshold() === 0 || failures < threshold()) return
      changeTo([...failing].every((each) => suspect.has(each)) ? 'half-open' : 'open')
    },
  }
}

/** Describes a change of state for the journal. */
export function describeCircuit({
  state,
  failures,
  lastFailure,
}: {
  readonly state: CircuitState
  readonly failures: number
  readonly lastFailure?: string
}): string {
  switch (state) {
    case 'open':
      return `The target has failed ${failures} times in a row: nothing is sent until it answers a probe${lastFailure === undefined ? '' : `. The last request: ${lastFailure}`}`
    case 'half-open':
      return 'The target is probed'
    case 'closed':
      return 'The target answers again'
  }
}
