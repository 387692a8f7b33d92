import { CommanderError } from 'commander'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { exitCodeOf } from './exit-code.ts'

/** Prints an error to standard error, and returns the exit code. */
export function reportError(error: unknown): number {
  // Commander has written its message by now. Help and version end with 0; whatever else it throws is a wrong command line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3
  process.stderr.write(`${describe(error)}\n`)
  return exitCodeOf(error)
}

function describe(error: unknown): string {
  if (error instanceof SandboxError)
    return [`error: ${error.message}`, ...(error.hint === undefined ? [] : [error.hint])].join('\n')
  return error instanceof Error && error.stack !== undefined ? error.stack : String(error)
}
