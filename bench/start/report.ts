import { formatFigure, type Table } from '../table.ts'
import type { PackageFigures } from './measure-package.ts'
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

/** How the package should be. */
const packageAims = { installed: 25e6, installation: 10_000, ready: 700 } as const

/** Puts the size, the installation and the starts of the package in one table, each beside its aim. */
export function packageTable(figures: PackageFigures, runs: number): Table {
  const { tarball, installed, installation, starts } = figures
  const [megabyte, second] = [1e6, 1_000]
  return {
    head: ['', 'figure', 'aim'],
    sections: [
      {
        title: 'The package, installed by npm from its tarball in an empty folder',
        rows: [
          ['tarball, MB', formatFigure(tarball / megabyte), ''],
          [
            'all that is installed, MB',
            formatFigure(installed / megabyte),
            `≤ ${formatFigure(packageAims.installed / megabyte)}`,
          ],
          [
            'installation, s',
            formatFigure(installation / second),
            `≤ ${formatFigure(packageAims.installation / second)}`,
          ],
        ],
      },
      {
        title: `Its start until ready, the median of ${runs}`,
        rows: starts.flatMap(({ subject, ready, processorTime }) => [
          [`${subject}, ms`, formatFigure(ready), `≤ ${formatFigure(packageAims.ready)}`],
          [`${subject}, ms of processor time`, formatFigure(processorTime), ''],
        ]),
      },
    ],
  }
}
