/** What a command prints on standard output, and its exit code. */
export interface CommandResult {
  readonly text: string
  /** 0 unless given. */
  readonly code?: number
}

/** Prints the result of a command; the process ends with its exit code. */
export function finish({ text, code = 0 }: CommandResult): void {
  process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`)
  process.exitCode = code
}
