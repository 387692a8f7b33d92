import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0

/** Where the two sides of a measurement run, in words. */
export const pinning = canPin
  ? 'client on one core, server on another'
  : 'client and server wherever the system puts them'

/** Keeps this process, which sends the requests, on the last core. */
export function pinClient(): void {
  if (canPin) {
    const core = String(availableParallelism() - 1)
    spawnSync('taskset', ['-a', '-c', '-p', core, String(process.pid)])
  }
}

/** Makes of a command the one that runs on the first core. */
export function pinnedServer(command: readonly [string, ...string[]]): [string, string[]] {
  const [file, ...parameters] = command
  return canPin ? ['taskset', ['-c', '0', file, ...parameters]] : [file, parameters]
}
