import type { PaceMode, PaceReport, PaceSettings, WaitingRequest } from '@pingone-sandbox/contract'
import type { Pauses } from '../time/pauses.ts'
import type { Time } from '../time/time.ts'

/** Awaited before a request is sent; undefined when it may be sent at once. */
export type Gate = () => Promise<void> | undefined

/** Describes a request while it waits; called only for a report. */
export type DescribeWaiting = () => WaitingRequest

/** The permission to send one request. */
export interface Admission {
  /** Whether it still holds: the sync may have been paused since. */
  readonly isValid: () => boolean
  /**
   * Runs what sends the request. The gate is for requests before it, such as the one for a token: the first request uses the
   * admission, each further one waits for its own turn. An admission that no request has used is given back.
   */
  readonly use: <Answer>(send: (gate: Gate) => Promise<Answer>) => Promise<Answer>
  /** Gives it back, so that another request takes the turn. */
  readonly giveBack: () => void
}

/** The pace of all requests of the sync to targets: running, with a limit per second, or paused with single steps. */
export interface Pace {
  /**
   * Waits for the turn of a request; requests take turns in the order of the calls, except that the user or group of the last one
   * comes first, so that the work on it is not interrupted by others. Returns the admission itself when there is no wait. Rejects with
   * a `StoppedError` when the sync is stopped meanwhile.
   */
  readonly admit: (describe?: DescribeWaiting) => Admission | Promise<Admission>
  readonly set: (settings: PaceSettings) => PaceReport
  readonly report: () => PaceReport
  /** Runs without a limit again, and counts anew. */
  readonly restart: () => void
}

export interface PaceOptions {
  readonly pauses: Pick<Pauses, 'until'>
  readonly time: Pick<Time, 'monotonic' | 'sleep'>
  /** Called when the settings change, and while paused when a request begins to wait or is let through. */
  readonly onChange?: (() => void) | undefined
}

/** Creates the pace of a tenant, which runs without a limit. */
export function createPace({ pauses, time, onChange = () => {} }: PaceOptions): Pace {
  let mode: PaceMode = 'running'
  let perSecond: number | null = null
  let steps = 0
  let passed = 0
  /** Counts the changes of the mode: a step is given back only to the pause that it belongs to. */
  let period = 0
  /** When the last request was let through, by `time.monotonic`. */
  let lastAt = Number.NEGATIVE_INFINITY
  let spacing: AbortController | undefined
  /** In the order in which they began to wait. */
  const waiting = new Set<Turn>()
  /** The user or group whose request waited and was let through last. */
  let lastKey: string | undefined

  const isPaused = () => mode === 'paused'
  const isOpen = () => mode === 'running' && perSecond === null

  function changed(): void {
    if (isPaused()) onChange()
  }

  function admission(describe?: DescribeWaiting): Admission {
    const isStep = isPaused()
    const own = period
    let isUsed = false
    passed += 1
    const giveBack = () => {
      isUsed = true
      passed -= 1
      if (!isStep || own !== period) return
      steps += 1
      letThrough()
    }
    return {
      isValid: () => isStep || !isPaused(),
      giveBack,
      async use(send) {
        const gate: Gate = () => {
          if (isUsed) return nextOf(describe)
          isUsed = true
          return undefined
        }
        try {
          return await send(gate)
        } finally {
          if (!isUsed) giveBack()
        }
      },
    }
  }

  /** Waits for the turn of a further request of the same work. */
  function nextOf(describe?: DescribeWaiting): Promise<void> | undefined {
    const admitted = admit(describe)
    return admitted instanceof Promise ? admitted.then(() => {}) : undefined
  }

  function admit(describe?: DescribeWaiting): Admission | Promise<Admission> {
    return isOpen() ? admission(describe) : takeTurn(describe)
  }

  async function takeTurn(describe?: DescribeWaiting): Promise<Admission> {
    const key = describe && keyOf(describe())
    const turn: Turn = { ...Promise.withResolvers<Admission>(), describe, key }
    waiting.add(turn)
    letThrough()
    if (waiting.has(turn)) changed()
    try {
      await pauses.until(turn.promise.then(() => {}))
    } catch (error) {
      waiting.delete(turn)
      if (waiting.size === 0) stopSpacing()
      throw error
    }
    return turn.promise
  }

  /** The one whose turn is next. */
  function first(): Turn | undefined {
    const [oldest] = waiting
    if (lastKey === undefined) return oldest
    for (const turn of waiting) if (turn.key === lastKey) return turn
    return oldest
  }

  /** Lets through what is due, and comes back when the next one is. */
  function letThrough(): void {
    for (let turn = first(); turn !== undefined; turn = first()) {
      if (isPaused() && steps === 0) return
      const wait = perSecond === null ? 0 : lastAt + 1000 / perSecond - time.monotonic()
      if (wait > 0) return comeBackAfter(wait)
      waiting.delete(turn)
      lastKey = turn.key
      lastAt = time.monotonic()
      if (isPaused()) steps -= 1
      turn.resolve(admission(turn.describe))
      changed()
    }
  }

  function comeBackAfter(milliseconds: number): void {
    if (spacing !== undefined) return
    spacing = new AbortController()
    const { signal } = spacing
    time.sleep(milliseconds, signal).then(
      () => {
        if (signal.aborted) return
        spacing = undefined
        letThrough()
      },
      // Another pace is set, or nothing waits any longer.
      () => {},
    )
  }

  function stopSpacing(): void {
    spacing?.abort()
    spacing = undefined
  }

  function report(): PaceReport {
    const next = first()?.describe?.()
    return { mode, perSecond, steps, waiting: waiting.size, passed, ...(next && { next }) }
  }

  return {
    admit,
    report,
    set(settings) {
      if (settings.mode !== undefined) {
        mode = settings.mode
        period += 1
        steps = 0
      }
      if (settings.perSecond !== undefined) perSecond = settings.perSecond
      steps += isPaused() ? (settings.step ?? 0) : 0
      stopSpacing()
      letThrough()
      onChange()
      return report()
    },
    restart() {
      stopSpacing()
      mode = 'running'
      period += 1
      perSecond = null
      steps = 0
      passed = 0
      lastKey = undefined
      letThrough()
    },
  }
}

/** A request that waits. */
interface Turn extends PromiseWithResolvers<Admission> {
  readonly describe: DescribeWaiting | undefined
  /** The change, the rule and the user or group that it is about. */
  readonly key: string | undefined
}

const keyOf = ({ changeId, rule, subject }: WaitingRequest): string | undefined =>
  subject && [changeId, rule?.id, subject.type, subject.id].join(' ')
