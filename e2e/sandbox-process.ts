import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import {
  commandLine,
  commandLineFromSource,
} from '../apps/sandbox/src/cli/command-line.test-support.ts'
import type { Ready } from '../examples/headless/provision.ts'

export interface SandboxProcess extends AsyncDisposable {
  readonly ready: Ready & { readonly console: string }
  /** Ends the process at once, as `kill -9` does. */
  kill(): Promise<void>
  /** What the process has written to standard error so far. */
  log(): string
}

/** Starts the sandbox as people do, in a process of its own on free ports, and waits for its ready line. */
export async function startSandbox(flags: readonly string[] = []): Promise<SandboxProcess> {
  const ports = ['--port', '0', '--scim-port', '0']
  // Vite watches the sources of the console, and is itself no part of a bundle.
  const command = flags.includes('--dev') ? commandLineFromSource : commandLine()
  const child = spawn(process.execPath, [...command, 'start', '--json', ...ports, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    exited.then(() => {
      throw new Error(`The sandbox ended before it was ready:\n${log}`)
    }),
  ])
  return {
    ready: JSON.parse(line),
    log: () => log,
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}
