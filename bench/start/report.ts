import { formatFigure, type Table } from '../table.ts'
import type { StartFigures } from './measure-start.ts'

/** How a start with `users` should be. */
export const aims = { users: 500, ready: 500, memory: 120e6 } as const

/** Puts the starts in one table, the aims beside those that have them. */
export function startTable(figures: readonly StartFigures[], runs: number): Table {
  return {
    head: ['', 'ready, ms', 'processor time, ms', 'memory, MB'],
    sections: [
      {
        title: `A start from a checkout, with console and reference server; the median of ${runs}`,
        rows: figures.map(({ users, ready, processorTime, memory }) => [
          `${users.toLocaleString('en')} users`,
          formatFigure(ready),
          formatFigure(processorTime),
          formatFigure(memory / 1e6),
        ]),
      },
      {
        title: 'Aims',
        rows: [
          [
            `${aims.users.toLocaleString('en')} users`,
            `≤ ${formatFigure(aims.ready)}`,
            '',
            `≤ ${formatFigure(aims.memory / 1e6)}`,
          ],
        ],
      },
    ],
  }
}
