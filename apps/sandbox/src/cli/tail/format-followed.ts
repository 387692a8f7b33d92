import type { JournalEntry } from '@pingone-sandbox/contract'
import {
  columnsOf,
  describeEntry,
  type EntryLine,
  type EntryTone,
  fit,
  type Paint,
  type Style,
  wrap,
} from '@pingone-sandbox/workspace/text'

/** Where lines are printed. */
export interface LineOptions {
  /** Without columns a line is as long as its text. */
  readonly columns: number | undefined
  readonly paint: Paint
}

const styles: Readonly<Record<EntryTone, readonly Style[]>> = {
  start: ['bold'],
  plain: [],
  quiet: ['dim'],
  good: ['green'],
  warning: ['yellow'],
  bad: ['red'],
}

/** The columns of a name; a longer one is cut. */
const nameColumns = 20
/** A terminal with fewer has no column for names and no times. */
const narrow = 60

/** Formats an entry of the journal in one line, and under a failure its cause and its repair. */
export function formatFollowed(entry: JournalEntry, options: LineOptions): string {
  const line = describeEntry(entry)
  return `${[formatLine(line, options), ...formatFailure(line, options)].join('\n')}\n`
}

function formatLine({ at, mark, tone, subject, text }: EntryLine, options: LineOptions): string {
  const { columns = Infinity, paint } = options
  const colours = styles[tone]
  if (columns < narrow) {
    const about = subject === '' ? '' : `${subject}: `
    return `${paint(mark, ...colours)} ${paint(fit(`${about}${text}`, columns - 2), ...colours)}`
  }
  const time = timeOf(at)
  const name = padded(fit(subject, nameColumns), nameColumns)
  const left = columns - time.length - mark.length - nameColumns - 4
  return [
    `${paint(time, 'dim')} ${paint(mark, ...colours)}`,
    `${paint(name, ...(tone === 'quiet' ? ['dim' as const] : []))} ${paint(fit(text, left), ...colours)}`,
  ].join(' ')
}

function formatFailure(
  { failure }: EntryLine,
  { columns = Infinity, paint }: LineOptions,
): string[] {
  if (failure === undefined) return []
  const indent = ' '.repeat(columns < narrow ? 4 : 11)
  const width = columns - indent.length - 8
  return [
    ['cause', failure.cause],
    ['repair', failure.repair],
  ].flatMap(([label = '', text = '']) =>
    (Number.isFinite(width) ? wrap(text, Math.max(width, 10)) : [text]).map(
      (part, index) => `${indent}${paint((index === 0 ? label : '').padEnd(7), 'dim')} ${part}`,
    ),
  )
}

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

/** The time of an instant where the terminal is: `09:30:00`. */
const timeOf = (at: string): string => new Date(at).toTimeString().slice(0, 8)
