import type { CheckReport } from '@pingone-sandbox/contract'
import type { Assessment } from './assess.ts'
import { footer, headline, overview } from './terminal-overview.ts'
import { fullProblem, problemsOf, type Problem, shortProblem } from './terminal-problem.ts'
import type { TerminalContext } from './terminal-style.ts'
import { createPaint } from '@pingone-sandbox/workspace/text'

export interface TerminalOptions {
  /** Which findings fail the run. */
  readonly assessment: Assessment
  readonly hasColours?: boolean
  /** Columns of a line; 80 unless given. */
  readonly columns?: number
  /** Lines of the screen; 40 unless given. What does not fit is named in one line. */
  readonly rows?: number
}

/** So many problems have a line each, where there is no room to show them in full. */
const mostShort = 6

/** Formats a report for a terminal, on one screen: the problems first. */
export function formatTerminal(report: CheckReport, options: TerminalOptions): string {
  const { assessment, hasColours = false, columns = 80, rows = 40 } = options
  const context: TerminalContext = {
    ...{ report, assessment, columns },
    paint: createPaint(hasColours),
  }
  const head = [...headline(context), '']
  const foot = [...overview(context), ...footer(context)]
  const problems = fit(problemsOf(context), context, rows - head.length - foot.length - 1)
  return [...head, ...problems, ...(problems.length > 0 ? [''] : []), ...foot, ''].join('\n')
}

/** The first problem and as many others as there is room for in full; then a line for each, and a number for those that remain. */
function fit(
  problems: readonly Problem[],
  context: TerminalContext,
  room: number,
): readonly string[] {
  const lines: string[] = []
  for (const [index, problem] of problems.entries()) {
    const full = fullProblem(problem, context)
    const others = problems.length - index - 1
    const gap = index > 0 ? 1 : 0
    const reserve = others > 0 ? Math.min(others, mostShort) + 1 : 0
    if (lines.length + gap + full.length + reserve > room && index > 0) {
      const list = listShort(problems.slice(index), context, room - lines.length - 1)
      return [...lines, '', ...list]
    }
    lines.push(...(gap > 0 ? [''] : []), ...full.slice(0, room - (others > 0 ? 3 : 0)))
  }
  return lines
}

function listShort(
  problems: readonly Problem[],
  context: TerminalContext,
  room: number,
): readonly string[] {
  const shown = problems.length <= room ? problems : problems.slice(0, Math.max(0, room - 1))
  const hidden = problems.length - shown.length
  return [
    ...shown.map((problem) => shortProblem(problem, context)),
    ...(hidden > 0 ? [context.paint(`and ${hidden} more, which --html <file> shows`, 'dim')] : []),
  ]
}
