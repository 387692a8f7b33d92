export interface Throttled {
  readonly run: () => void
  /** Cancels a pending run. */
  readonly stop: () => void
}

/** Runs a task immediately, then at most once per interval; calls in between lead to one run at its end. */
export function throttle(task: () => void, everyMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false

  function runNow(): void {
    isAsked = false
    timer = setTimeout(() => {
      timer = undefined
      if (isAsked) runNow()
    }, everyMs)
    task()
  }

  return {
    run() {
      isAsked = true
      if (timer === undefined) runNow()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      isAsked = false
    },
  }
}
