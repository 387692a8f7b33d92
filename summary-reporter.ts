import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Reports after a run which tests were skipped and why, and ends with one plain line of counts for scripts to read.
 *
 * @example '12 passed, 0 failed, 1 skipped'
 */
export function createSummaryReporter(
  write = (text: string) => process.stdout.write(text),
): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const skipped = tests.flatMap(describeSkipped)
      if (skipped.length > 0) write(['\nSkipped:', ...skipped, ''].join('\n'))
      write(`\n${formatCounts(count(tests, modules, unhandledErrors))}\n`)
    },
  }
}

/** @example formatCounts({ passed: 12, failed: 0, skipped: 0 }) // '12 passed, 0 failed' */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

/** A file that does not load, a hook that fails and an unhandled rejection are failures without a test. */
function count(
  tests: readonly TestCase[],
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
): Counts {
  const inState = (state: string) => tests.filter((test) => test.result().state === state).length
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const broken = suites.filter((suite) => suite.errors().length > 0).length
  return {
    passed: inState('passed'),
    failed: inState('failed') + broken + unhandledErrors.length,
    skipped: inState('skipped'),
  }
}

function describeSkipped(test: TestCase): string[] {
  const result = test.result()
  if (result.state !== 'skipped') return []
  return [
    `  ${test.module.relativeModuleId} > ${test.fullName}: ${result.note ?? 'no reason given'}`,
  ]
}
