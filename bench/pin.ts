import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const serverCore = '0'
const clientCore = String(availableParallelism() - 1)
const canPin =
  clientCore !== serverCore &&
  spawnSync('taskset', ['-c', `${serverCore},${clientCore}`, 'true']).status === 0

/** Where the two sides of a measurement run, in words. */
export const pinning = canPin
  ? 'client on one core, server on another'
  : 'client and server wherever the system puts them (no taskset, or one core only)'

/** Keeps this process, which sends the requests, on the last core. */
export function pinClient(): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', clientCore, String(process.pid)])
}

/** Makes of a command the one that runs on the first core. */
export function pinnedServer(command: readonly [string, ...string[]]): [string, string[]] {
  const [file, ...parameters] = command
  return canPin ? ['taskset', ['-c', serverCore, file, ...parameters]] : [file, parameters]
}
