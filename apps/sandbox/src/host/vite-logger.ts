import { Console } from 'node:console'
import type { Logger } from 'vite'

/** Creates a logger for Vite that leaves standard output to the ready line. */
export async function createViteLogger(): Promise<Logger> {
  const { createLogger } = await import('vite')
  return createLogger('warn', { console: new Console(process.stderr), allowClearScreen: false })
}
