import { StoreError } from '@pingone-sandbox/store'
import type { TenantParts } from './compose.ts'

/** Milliseconds that requests in flight may take after a stop, before they are given up. */
const graceMs = 500

/** The life of a tenant: start, reset, close. */
export interface Lifecycle {
  /** Starts to provision, first what an earlier process left undone. */
  readonly start: () => void
  /** Resolves once no sync is queued or in progress, those of deferred users and groups included. */
  readonly whenIdle: () => Promise<void>
  /** Returns everything to the seed; `meanwhile` runs while nothing is sent, to empty the target. */
  readonly reset: (meanwhile?: () => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

export function createLifecycle(parts: TenantParts): Lifecycle {
  const { background, journal, lock, outbound, pauses, seed, store, storeRetry, sync } = parts
  let cutting: ReturnType<typeof setTimeout> | undefined
  /** Settles once the start has queued what was deferred. */
  let resumed: Promise<void> = Promise.resolve()

  function start(): void {
    clearTimeout(cutting)
    cutting = undefined
    pauses.resume()
    sync.start()
    const resumption = parts.resumeDeferred()
    background.run(resumption, 'Deferred users and groups could not be queued')
    resumed = resumption.catch(() => {})
  }

  /** Starts nothing more. Requests in flight may end within the grace period; then they are given up. */
  function beginStop(): void {
    pauses.stop()
    cutting ??= setTimeout(pauses.cut, graceMs)
  }

  async function stop(): Promise<void> {
    beginStop()
    await sync.stop()
    await outbound.channels.settled()
    await background.settled()
    await journal.settled()
  }

  return {
    start,
    async whenIdle() {
      await resumed
      await sync.whenIdle()
    },
    async reset(meanwhile = async () => {}) {
      // A job that holds the lock may wait for a target; only the stop ends that wait.
      beginStop()
      await lock.exclusive(async () => {
        await stop()
        try {
          await meanwhile()
          await store.clear()
          for (const part of parts.restartable) part.restart()
          await seed()
        } catch (error) {
          // Provisioning continues with what the store has.
          start()
          if (error instanceof StoreError)
            background.run(
              storeRetry.retry(async () => void (await seed())),
              'The tenant could not be seeded',
            )
          throw error
        }
        start()
      })
    },
    async close() {
      await stop()
      clearTimeout(cutting)
    },
  }
}
