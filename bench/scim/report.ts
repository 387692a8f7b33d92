import { formatFigure, formatRatio, type Table } from '../table.ts'
import { contenders } from './contender.ts'
import type { EngineFigures } from './in-process.ts'
import type { ServerFigures } from './over-http.ts'
import { scenarios } from './scenarios.ts'
import { judge } from './targets.ts'

/** Everything that one run has measured. */
export interface Figures {
  readonly servers: readonly ServerFigures[]
  readonly engines: readonly EngineFigures[]
}

/** Makes the tables of a run: one for each size, one for the engines, and what was aimed at. */
export function tablesOf({ servers, engines }: Figures): readonly Table[] {
  const sizes = [...new Set(servers.map(({ size }) => size))]
  return [
    ...sizes.map((size) => serverTable(servers.filter((each) => each.size === size))),
    ...(engines.length > 0 ? [engineTable(engines)] : []),
    ...(servers.length > 0 ? [targetTable({ servers, engines })] : []),
  ]
}

function serverTable(figures: readonly ServerFigures[]): Table {
  const columns = contenders.map(({ id }) => figures.find(({ contender }) => contender === id))
  const [ours, , scimmy, express] = columns
  const rows = scenarios.map(({ name }) => {
    const perSecond = columns.map((column) => column?.perSecond[name])
    return [
      name,
      ...perSecond.map(formatFigure),
      formatRatio(ours?.perSecond[name], scimmy?.perSecond[name]),
      formatRatio(ours?.perSecond[name], express?.perSecond[name]),
    ]
  })
  const memory = (pick: 'seeded' | 'end') => [
    `memory, ${pick === 'seeded' ? 'seeded' : 'at the end'} (MB)`,
    ...columns.map((column) => formatFigure(column && column.memory[pick] / 1e6)),
    '',
    '',
  ]
  const start = columns.map((column) => formatFigure(column && column.startTime / 1000))
  return {
    title: `${(figures[0]?.size ?? 0).toLocaleString('en')} users: answers a second over HTTP`,
    head: ['', ...contenders.map(({ title }) => title), 'ours ÷ SCIMMY', 'ours ÷ Express'],
    rows: [...rows, ['start and seed (s)', ...start, '', ''], memory('seeded'), memory('end')],
  }
}

function engineTable(engines: readonly EngineFigures[]): Table {
  return {
    title: 'Engines, in process: runs a second on one core',
    head: ['', 'ours', 'scim2-parse-filter, scim-patch', 'SCIMMY', 'ours ÷ peer', 'ours ÷ SCIMMY'],
    rows: engines.map(({ name, ours, peer, scimmy }) => [
      name,
      ...[ours, peer, scimmy].map(formatFigure),
      formatRatio(ours, peer),
      formatRatio(ours, scimmy),
    ]),
  }
}

function targetTable(figures: Figures): Table {
  return {
    title: 'What is aimed at',
    head: ['', 'aim', 'measured', 'met'],
    rows: judge(figures.servers).map(({ what, aim, measured, isMet }) => [
      what,
      aim,
      measured,
      isMet ? 'yes' : 'no',
    ]),
  }
}
