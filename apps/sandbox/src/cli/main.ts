#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { endWithReader } from './exit/end-with-reader.ts'
import { createProgram } from './program.ts'
import { reportError } from './exit/report-error.ts'

// The second start of a machine spares itself most of the loading.
enableCompileCache()
endWithReader()

try {
  await createProgram().parseAsync(withoutSeparator(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  process.exit(reportError(error))
}

/** Package managers pass a `--` on: `pnpm start -- --port 0`. */
function withoutSeparator(words: readonly string[]): readonly string[] {
  const position = words[0] === 'start' ? 1 : 0
  return words[position] === '--' ? words.toSpliced(position, 1) : words
}
