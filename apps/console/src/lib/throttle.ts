export interface Throttled {
  readonly run: () => void
  /** Forgets what was asked for and is not done yet. */
  readonly stop: () => void
}

/** Runs a task at once, and then at most so often; what is asked for in between is done once, when its time has come. */
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
