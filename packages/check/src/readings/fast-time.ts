import type { Time } from '@pingone-sandbox/pingone'

/** Creates a time that passes so many times as fast: what waits for the sake of an endpoint need not wait for a recording. */
export function createFastTime(time: Time, factor: number): Time {
  const [startedAt, origin] = [time.now().getTime(), time.monotonic()]
  return {
    now: () => new Date(startedAt + (time.now().getTime() - startedAt) * factor),
    monotonic: () => origin + (time.monotonic() - origin) * factor,
    sleep: (milliseconds, signal) => time.sleep(milliseconds / factor, signal),
  }
}
