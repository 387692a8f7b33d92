import { formatFigure, formatRatio, type Section, type Table } from '../table.ts'
import { contenders } from './contender.ts'
import type { EngineFigures, Library } from './engines.ts'
import type { ServerFigures } from './over-http.ts'
import { scenarios } from './scenarios.ts'
import { judge } from './targets.ts'

/** Everything that one run has measured. */
export interface Figures {
  /** What the load generator gets out of a server that does nothing, in answers a second. */
  readonly ceiling: number
  readonly servers: readonly ServerFigures[]
  readonly engines: readonly EngineFigures[]
}

/** Puts ours beside its peers, a section for each size and two for the engines. */
export function figureTable({ ceiling, servers, engines }: Figures): Table {
  const sizes = [...new Set(servers.map(({ size }) => size))]
  const libraries = [...new Set(engines.map(({ library }) => library))]
  const bare = ['bare node:http, a constant answer', '', '', '', '', formatFigure(ceiling)]
  return {
    head: [
      ...['', 'ours, in memory', 'ours, on disk', 'SCIMMY', 'library', 'bare server'],
      ...['ours ÷ SCIMMY', 'ours ÷ library', 'ours ÷ bare'],
    ],
    sections: [
      { title: 'Ceiling of the load generator, answers a second', rows: [bare] },
      ...sizes.map((size) => serverSection(servers.filter((each) => each.size === size))),
      ...libraries.map((library) => engineSection(library, engines)),
    ],
  }
}

/** Says which aims were met. */
export function targetTable(figures: Figures): Table {
  const rows = judge(figures).map(({ what, aim, measured, isMet }) => [
    what,
    aim,
    measured,
    isMet ? 'yes' : 'no',
  ])
  return { head: ['', 'aim', 'measured', 'met'], sections: [{ title: 'Targets', rows }] }
}

function serverSection(figures: readonly ServerFigures[]): Section {
  const columns = contenders.map(({ id }) => figures.find(({ contender }) => contender === id))
  const row = (name: string, pick: (figures: ServerFigures) => number | undefined) => {
    const values = columns.map((column) => column && pick(column))
    return { name, values, cells: [name, ...values.map(formatFigure).toSpliced(3, 0, '')] }
  }
  const measured = scenarios
    .map(({ name }) => row(name, ({ perSecond }) => perSecond[name]))
    .filter(({ values }) => values.some((value) => value !== undefined))
    .map(({ cells, values: [ours, , scimmy, express] }) => [
      ...cells,
      ...[formatRatio(ours, scimmy), '', formatRatio(ours, express)],
    ])
  const resources = [
    row('start and seed, seconds', ({ startTime }) => startTime / 1000),
    row('memory when seeded, MB', ({ memory }) => memory.seeded / 1e6),
    row('memory at the end, MB', ({ memory }) => memory.end / 1e6),
  ]
  return {
    title: `${(figures[0]?.size ?? 0).toLocaleString('en')} users over HTTP, answers a second (bare server: Express)`,
    rows: [...measured, ...resources.map(({ cells }) => cells)],
  }
}

function engineSection(library: Library, engines: readonly EngineFigures[]): Section {
  return {
    title: `In process, runs a second (library: ${library})`,
    rows: engines
      .filter(({ library: beside }) => beside === library)
      .map(({ name, ours, peer, scimmy }) => [
        ...[name, formatFigure(ours), '', formatFigure(scimmy), formatFigure(peer), ''],
        ...[formatRatio(ours, scimmy), formatRatio(ours, peer)],
      ]),
  }
}
