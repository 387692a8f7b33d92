import { fileURLToPath } from 'node:url'

/** Where a test run keeps the bundle of the command line: its entry point, for all processes of the run. */
export const bundleVariable = 'COMMAND_LINE_BUNDLE'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** What Node needs to run the command line from its sources. */
export const commandLineFromSource: readonly string[] = [
  '--conditions=pingone-sandbox-source',
  main,
]

/**
 * What Node needs to run the command line: in a test run a bundle of the sources, else the sources.
 *
 * The bundle behaves like the sources and starts in a third of their processor time.
 */
export function commandLine(): readonly string[] {
  const bundle = process.env[bundleVariable]
  return bundle === undefined ? commandLineFromSource : [bundle]
}
