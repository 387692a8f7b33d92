import { formatFigure, type Table } from '../table.ts'
import type { JournalFigures } from './measure-journal.ts'

/** Puts what was measured in one table. */
export function journalTable(figures: JournalFigures): Table {
  const { kept, dropped, changes, rate, readings, memory, restart } = figures
  return {
    head: ['', 'median, ms', 'worst, ms'],
    sections: [
      {
        title: `${kept.toLocaleString('en')} entries kept, ${dropped.toLocaleString('en')} dropped, ${changes.toLocaleString('en')} changes`,
        rows: readings.map(({ what, median, worst }) => [
          what,
          formatFigure(median),
          formatFigure(worst),
        ]),
      },
      {
        title: 'Figures of one run',
        rows: [
          ['changes a second, journal nearly empty', formatFigure(rate.first), ''],
          ['changes a second, journal full and dropping', formatFigure(rate.last), ''],
          ['memory, MB', formatFigure(memory / 1e6), ''],
          ['start with the full journal, seconds', formatFigure(restart / 1000), ''],
        ],
      },
    ],
  }
}
