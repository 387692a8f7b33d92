import { setTimeout as delay } from 'node:timers/promises'
import type { Sandbox } from '../compose.ts'

/** How long closing may take, in milliseconds. */
const PATIENCE = 2000

/** Closes the sandbox at the first SIGINT or SIGTERM; a second one ends the process where it stands. */
export function closeOnSignal(sandbox: Sandbox): void {
  let isClosing = false

  async function close(): Promise<void> {
    if (isClosing) process.exit(1)
    isClosing = true
    const isClosed = await Promise.race([
      sandbox.close().then(() => true),
      delay(PATIENCE, false, { ref: false }),
    ])
    process.exit(isClosed ? 0 : 1)
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
}
