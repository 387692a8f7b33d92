import { setTimeout as delay } from 'node:timers/promises'
import { parseDuration } from '../duration.ts'
import { SandboxError } from '../errors.ts'
import { callControl } from './control-client.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** How often to ask for a sandbox that does not answer yet, in milliseconds. */
const INTERVAL = 100

/** Waits for a sandbox to answer and to have no sync work left. Throws a `SandboxError` `timed_out`. */
export async function wait(sandbox: RunningSandbox, timeout: string): Promise<void> {
  const milliseconds = parseDuration(timeout)
  if (milliseconds === undefined)
    throw new SandboxError(
      'invalid_setting',
      `--timeout is no duration: ${timeout}.`,
      'Write 30s or 500ms.',
    )
  const deadline = performance.now() + milliseconds
  await waitForHealth(sandbox, deadline)
  const left = Math.max(0, Math.round(deadline - performance.now()))
  await callControl({ sandbox, path: `/idle?timeout=${left}ms` })
}

async function waitForHealth(sandbox: RunningSandbox, deadline: number): Promise<void> {
  for (;;) {
    try {
      await callControl({ sandbox, path: '/health' })
      return
    } catch (cause) {
      if (performance.now() > deadline)
        throw new SandboxError(
          'timed_out',
          `No sandbox answered at ${sandbox.origin} in time.`,
          undefined,
          {
            cause,
          },
        )
    }
    await delay(INTERVAL)
  }
}
