import { endWithReader } from './exit/end-with-reader.ts'
import { createProgram } from './program.ts'
import { reportError } from './exit/report-error.ts'

/** Runs the command line. An error is reported, and ends the process with its exit code. */
export async function run(words: readonly string[]): Promise<void> {
  endWithReader()
  try {
    await createProgram().parseAsync(withoutSeparator(words), { from: 'user' })
  } catch (error) {
    process.exit(reportError(error))
  }
}

/** Package managers pass a `--` on: `pnpm start -- --port 0`. */
function withoutSeparator(words: readonly string[]): readonly string[] {
  const position = words[0] === 'start' ? 1 : 0
  return words[position] === '--' ? words.toSpliced(position, 1) : words
}
