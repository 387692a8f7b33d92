import type { CheckReport, CheckVerdict } from '@pingone-sandbox/contract'
import type { Assessment } from './assess.ts'
import type { Paint, Style } from '@pingone-sandbox/workspace/text'

/** What the parts of a report for the terminal are formatted from. */
export interface TerminalContext {
  readonly report: CheckReport
  readonly assessment: Assessment
  readonly paint: Paint
  readonly columns: number
}

export const verdictColours: Readonly<Record<CheckVerdict, Style>> = {
  breaks: 'red',
  'not-supported': 'red',
  remark: 'yellow',
  works: 'green',
  skipped: 'dim',
}

/** A text without the part that the names of all that the check has made begin with. */
export const shorten = (text: string, { marker }: CheckReport): string =>
  text.replaceAll(marker, '…')
