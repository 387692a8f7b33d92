import type { CircuitState } from '../contract/index.ts'

export interface CircuitOptions {
  /** After so many failures in a row it opens; 0 never opens it. */
  readonly threshold: () => number
  /** Told of each change of state. */
  readonly onChange: (state: CircuitState) => void
}

/** The circuit breaker of a connection: after too many failures in a row nothing is sent until a probe has got through. */
export interface Circuit {
  readonly state: () => CircuitState
  /** Failures in a row. */
  readonly failures: () => number
  /** Probes in a row that did not get through. */
  readonly failedProbes: () => number
  /** Takes note of how a request ended. */
  readonly report: (reached: boolean) => void
  /** Begins a probe. */
  readonly halfOpen: () => void
  /** Resolves at the next change to `open` or `closed`. */
  readonly settled: () => Promise<void>
}

export function createCircuit({ threshold, onChange }: CircuitOptions): Circuit {
  let state: CircuitState = 'closed'
  let failures = 0
  let failedProbes = 0
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

  return {
    state: () => state,
    failures: () => failures,
    failedProbes: () => failedProbes,
    settled: () => change.promise,
    halfOpen: () => become('half-open'),
    report(reached) {
      if (reached) {
        failures = 0
        failedProbes = 0
        // An answer that was on its way while the circuit opened closes it as well as a probe does.
        return become('closed')
      }
      failures += 1
      if (state === 'half-open') {
        failedProbes += 1
        become('open')
      } else if (state === 'closed' && threshold() > 0 && failures >= threshold()) become('open')
    },
  }
}

/** What a change of state means, in words. */
export function describeCircuit(state: CircuitState, failures: number): string {
  switch (state) {
    case 'open':
      return `The target has failed ${failures} times in a row: nothing is sent until it answers a probe`
    case 'half-open':
      return 'The target is probed'
    case 'closed':
      return 'The target answers again'
  }
}
