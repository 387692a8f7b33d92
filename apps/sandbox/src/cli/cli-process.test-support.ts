import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { commandLine, commandLineFromSource } from './command-line.test-support.ts'

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
  /** Runs the sources, where a test run has a bundle of them. */
  readonly fromSource?: boolean
  /** How large a file may grow that it writes, in blocks of 512 bytes. */
  readonly fileBlocks?: number
}

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder for one test; it is a repository of its own, so that no configuration file above it counts. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, '.git'))
  return folder
}

/** Runs the command line to its end. */
export async function runCli(
  words: readonly string[],
  options: CliOptions = {},
): Promise<CliResult> {
  return endOf(spawnCli(words, options))
}

/** Runs the command line into a pipe whose reader has gone; the code is what the command line ended with. */
export async function runUnread(words: readonly string[]): Promise<CliResult> {
  // The subshell of the left side tells by its own way what became of it.
  const script = '{ "$@"; echo "code $?" >&2; } | true'
  const result = await endOf(spawnIn(createFolder(), 'sh', ['-c', script, 'sh', ...command(words)]))
  const [reported = '', code] = /code (\d+)\n$/.exec(result.stderr) ?? []
  return {
    ...result,
    code: code === undefined ? null : Number(code),
    stderr: result.stderr.slice(0, result.stderr.length - reported.length),
  }
}

export interface SignalledCli extends AsyncDisposable {
  /** Waits until standard error has a text. */
  readonly says: (text: string) => Promise<void>
  readonly kill: (signal: NodeJS.Signals) => void
  /** How the process ends. */
  readonly ended: Promise<CliResult>
}

/** Starts a command that ends by itself, to signal it meanwhile. */
export function startCommand(words: readonly string[], options: CliOptions = {}): SignalledCli {
  const child = spawnCli(words, options)
  const ended = endOf(child)
  let said = ''
  child.stderr.on('data', (piece: string) => (said += piece))
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    async says(text) {
      while (!said.includes(text)) {
        // oxlint-disable-next-line no-await-in-loop -- each piece may end the text
        const piece = await Promise.race([once(child.stderr, 'data'), ended])
        if (!Array.isArray(piece) && !said.includes(text))
          throw new Error(`The command ended without saying ${text}:\n${piece.stderr}`)
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface RunningCli extends AsyncDisposable {
  /** The ready line. */
  readonly ready: Readonly<Record<string, string>>
  /** Sends a signal and answers how the process ended. */
  end(signal: NodeJS.Signals): Promise<CliResult>
}

/** Starts a sandbox on free ports without its console, and waits for the ready line. */
export async function startCli(
  words: readonly string[] = [],
  options: CliOptions = {},
): Promise<RunningCli> {
  const child = spawnCli(
    ['start', '--json', '--no-console', '--port', '0', '--scim-port', '0', ...words],
    options,
  )
  const stdout = readAll(child.stdout)
  const stderr = readAll(child.stderr)
  const exited = once(child, 'exit') as Promise<[number | null]>
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    exited.then(async () => {
      throw new Error(`The sandbox ended before it was ready:\n${await stderr}`)
    }),
  ])
  async function end(signal: NodeJS.Signals): Promise<CliResult> {
    child.kill(signal)
    const [code] = await exited
    return { code, stdout: await stdout, stderr: await stderr }
  }
  return {
    ready: JSON.parse(line) as Record<string, string>,
    end,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await end('SIGKILL')
    },
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>

const command = (words: readonly string[], { fromSource = false }: CliOptions = {}) => [
  process.execPath,
  ...(fromSource ? commandLineFromSource : commandLine()),
  ...words,
]

function spawnCli(words: readonly string[], options: CliOptions): Child {
  const { environment = {}, folder = createFolder(), fileBlocks } = options
  const limit = ['sh', '-c', `ulimit -f ${fileBlocks} && exec "$@"`, 'sh']
  const [program = '', ...parameters] = [
    ...(fileBlocks === undefined ? [] : limit),
    ...command(words, options),
  ]
  return spawnIn(folder, program, parameters, environment)
}

function spawnIn(
  folder: string,
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Child {
  return spawn(program, parameters, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function endOf(child: Child): Promise<CliResult> {
  const [stdout, stderr, [code]] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

async function readAll(stream: Readable): Promise<string> {
  let text = ''
  stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  await once(stream, 'close')
  return text
}
