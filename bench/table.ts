/** A table of texts; the first column is read from the left, the others line up at the right. */
export interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Writes a table for a terminal. */
export function formatText({ title, head, rows }: Table): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [title, rule, line(head), rule, ...rows.map(line), ''].join('\n')
}

/** Writes a table as Markdown. */
export function formatMarkdown({ title, head, rows }: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [`### ${title}`, '', line(head), line(rule), ...rows.map(line), ''].join('\n')
}

/** Writes a figure with three digits that matter, or a dash for none. */
export function formatFigure(figure: number | undefined): string {
  if (figure === undefined || Number.isNaN(figure)) return '–'
  if (figure >= 100) return Math.round(figure).toLocaleString('en')
  return figure.toPrecision(3).replace(/\.?0+$/, '')
}

/** Writes how many times one figure is the other. */
export function formatRatio(one: number | undefined, other: number | undefined): string {
  return one === undefined || other === undefined ? '–' : `${formatFigure(one / other)}×`
}
