import { buildConsole } from '../apps/sandbox/src/host/build-console.ts'
import { isConsoleStale } from '../apps/sandbox/src/host/console-sources.ts'

/** Builds the console once for all specs, which run beside each other. The package that is published may have built it. */
export async function setup(): Promise<void> {
  if (isConsoleStale()) await buildConsole()
}
