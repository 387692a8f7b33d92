/** A table of texts; the first column is read from the left, the others line up at the right. */
export interface Table {
  readonly head: readonly string[]
  readonly sections: readonly Section[]
}

/** Rows that belong together. */
export interface Section {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** Writes a table for a terminal. */
export function formatText(table: Table): string {
  const widths = widthsOf(table)
  const line = (row: readonly string[]) => padded(row, widths).join('  ').trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const sections = table.sections.flatMap(({ title, rows }) => ['', title, rule, ...rows.map(line)])
  return [line(table.head), ...sections, ''].join('\n')
}

/** Writes a table as Markdown, its columns as wide as a formatter would make them. */
export function formatMarkdown({ head, sections }: Table): string {
  const marked = sections.map(({ title, rows }) => ({ rows: [[`**${title}**`], ...rows] }))
  const rows = marked.flatMap((section) => section.rows)
  const widths = widthsOf({ head, sections: [{ title: '', rows }] })
  const line = (row: readonly string[]) => `| ${padded(row, widths).join(' | ')} |`
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(head), line(rule), ...rows.map(line), ''].join('\n')
}

/** Writes a figure with three digits that matter, or a dash for none. */
export function formatFigure(figure: number | undefined): string {
  if (figure === undefined || Number.isNaN(figure)) return '–'
  if (figure >= 100) return Math.round(figure).toLocaleString('en')
  return String(Number(figure.toPrecision(3)))
}

/** Writes how many times one figure is the other. */
export function formatRatio(one: number | undefined, other: number | undefined): string {
  return one === undefined || other === undefined ? '–' : `${formatFigure(one / other)}×`
}

function widthsOf({ head, sections }: Table): readonly number[] {
  const rows = [head, ...sections.flatMap((section) => section.rows)]
  return head.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)))
}

function padded(row: readonly string[], widths: readonly number[]): readonly string[] {
  return widths.map((width, column) => {
    const cell = row[column] ?? ''
    return column === 0 ? cell.padEnd(width) : cell.padStart(width)
  })
}
