import type { ToolContext } from './tool.ts'

/** The longest that one request waits, in milliseconds; the signal is looked at between two. */
const LONGEST_REQUEST = 2000

export interface Settled {
  /** The sync has nothing left to do. */
  readonly isIdle: boolean
  readonly queued: number
  readonly running: number
}

/** Waits for the sync to have nothing left to do, so many seconds at most. */
export async function settle({ ask, signal }: ToolContext, seconds: number): Promise<Settled> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const left = Math.max(0, Math.round(deadline - performance.now()))
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const state = await ask(({ waitOnce }) => waitOnce(Math.min(left, LONGEST_REQUEST)))
    if (state.isIdle || left <= LONGEST_REQUEST || signal.aborted) return state
  }
}

/** Says in a sentence what is left to do. */
export function describeSettled({ isIdle, queued, running }: Settled): string {
  if (isIdle) return 'Provisioning is idle: nothing is left to send.'
  return `Provisioning is not idle: ${queued} changes queued, ${running} in progress. Call wait_for_idle to wait longer.`
}
