import type { CircuitState, Exchange } from '@pingone-sandbox/contract'

export interface CircuitOptions {
  /** After so many failures in a row it opens; 0 never opens it. */
  readonly threshold: () => number
  /** Told of each change of state. */
  readonly onChange: (state: CircuitState) => void
}

/** How a request ended, as far as it tells of the target. */
export interface RequestEnd {
  readonly purpose: Exchange['purpose']
  /** The target was reached and is well. */
  readonly reached: boolean
  /** In words, when it was not. */
  readonly reason?: string
}

/** The circuit breaker of a connection: after too many failures in a row nothing is sent until a probe has got through. */
export interface Circuit {
  readonly state: () => CircuitState
  /** Failures in a row. */
  readonly failures: () => number
  /** How the last of them ended. */
  readonly lastFailure: () => string | undefined
  /** Probes in a row that did not get through. */
  readonly failedProbes: () => number
  /** Takes note of how a request ended. */
  readonly report: (end: RequestEnd) => void
  /** Begins a probe. */
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

  function become(next: CircuitState): void {
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
    // An answer that was on its way while the circuit opened closes it as well as a probe does.
    become('closed')
  }

  return {
    state: () => state,
    failures: () => failures,
    lastFailure: () => lastFailure,
    failedProbes: () => failedProbes,
    settled: () => change.promise,
    halfOpen: () => become('half-open'),
    report({ purpose, reached, reason }) {
      if (reached) return succeed(purpose)
      failures += 1
      lastFailure = reason ?? lastFailure
      failing.add(purpose)
      // Requests that were on their way when the probe began do not decide about it.
      if (state === 'half-open' && purpose === 'probe') {
        failedProbes += 1
        suspect.clear()
        return become('open')
      }
      if (state !== 'closed' || threshold() === 0 || failures < threshold()) return
      become([...failing].every((each) => suspect.has(each)) ? 'half-open' : 'open')
    },
  }
}

/** What a change of state means, in words. */
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
