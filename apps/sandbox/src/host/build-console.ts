import { builtConsoleFolder } from './built-console.ts'
import { consoleSourceFolder } from './console-sources.ts'
import { createViteLogger } from './vite-logger.ts'

/** Builds the console of a checkout into this package, from where it is served and published. */
export async function buildConsole(): Promise<void> {
  const { build } = await import('vite')
  await build({
    root: consoleSourceFolder,
    // The reporter of the build writes to standard output whatever the logger says.
    logLevel: 'warn',
    customLogger: await createViteLogger(),
    build: { outDir: builtConsoleFolder },
  })
}
