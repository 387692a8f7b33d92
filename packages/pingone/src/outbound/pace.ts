import type { PaceMode, PaceReport, PaceSettings } from '@pingone-sandbox/contract'
import type { Pauses } from '../time/pauses.ts'
import type { Time } from '../time/time.ts'

/** Awaited before a request is sent; undefined when it may be sent at once. */
export type Gate = () => Promise<void> | undefined

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
   * Waits for the turn of a request; requests take turns in the order of the calls. Returns the admission itself when there is no
   * wait. Rejects with a `StoppedError` when the sync is stopped meanwhile.
   */
  readonly admit: () => Admission | Promise<Admission>
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
  const waiting = new Set<PromiseWithResolvers<Admission>>()

  const isPaused = () => mode === 'paused'
  const isOpen = () => mode === 'running' && perSecond === null

  function changed(): void {
    if (isPaused()) onChange()
  }

  function admission(): Admission {
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
          if (isUsed) return next()
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
  function next(): Promise<void> | undefined {
    const admitted = admit()
    return admitted instanceof Promise ? admitted.then(() => {}) : undefined
  }

  function admit(): Admission | Promise<Admission> {
    return isOpen() ? admission() : takeTurn()
  }

  async function takeTurn(): Promise<Admission> {
    const turn = Promise.withResolvers<Admission>()
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

  /** Lets through what is due, and comes back when the next one is. */
  function letThrough(): void {
    for (const turn of waiting) {
      if (isPaused() && steps === 0) return
      const wait = perSecond === null ? 0 : lastAt + 1000 / perSecond - time.monotonic()
      if (wait > 0) return comeBackAfter(wait)
      waiting.delete(turn)
      lastAt = time.monotonic()
      if (isPaused()) steps -= 1
      turn.resolve(admission())
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

  const report = (): PaceReport => ({ mode, perSecond, steps, waiting: waiting.size, passed })

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
      letThrough()
    },
  }
}
