import { writeFileSync } from 'node:fs'
import {
  type Assessment,
  formatHtml,
  formatJunit,
  formatMarkdown,
  formatTerminal,
} from '@pingone-sandbox/check'
import type { CheckReport } from '@pingone-sandbox/contract'
import type { CheckRequest, ReportForm } from './read-flags.ts'

interface Written {
  readonly report: CheckReport
  readonly assessment: Assessment
}

const formats: Readonly<Record<ReportForm, (written: Written) => string | Promise<string>>> = {
  json: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  junit: ({ report, assessment }) => formatJunit(report, assessment),
  html: ({ report, assessment }) => formatHtml(report, assessment),
  markdown: ({ report, assessment }) => formatMarkdown(report, assessment),
}

/** Writes a report in the forms that were asked for, and to the terminal. */
export async function writeReports(
  written: Written,
  outputs: CheckRequest['outputs'],
): Promise<void> {
  for (const { form, file } of outputs) {
    // oxlint-disable-next-line no-await-in-loop -- a handful of texts
    const text = await formats[form](written)
    if (file === '-') process.stdout.write(text)
    else writeFileSync(file, text)
  }
  const stream = terminalOf(outputs)
  stream.write(
    formatTerminal(written.report, {
      assessment: written.assessment,
      hasColours: stream.isTTY && !process.env['NO_COLOR'],
      columns: Math.min(80, Math.max(40, stream.isTTY ? stream.columns : 80)),
      rows: Math.min(40, Math.max(24, stream.isTTY ? stream.rows - 1 : 40)),
    }),
  )
}

/** What a person reads goes to standard error where standard output has a report for a program. */
export const terminalOf = (outputs: CheckRequest['outputs']) =>
  outputs.some(({ file }) => file === '-') ? process.stderr : process.stdout
