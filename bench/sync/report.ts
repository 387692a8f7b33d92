import { formatFigure, formatRatio, type Section, type Table } from '../table.ts'
import type { SyncFigures } from './measure-sync.ts'

const titles = {
  'memory stub': 'in memory → stub',
  'disk stub': 'on disk → stub',
  'memory reference': 'in memory → reference',
  'disk reference': 'on disk → reference',
} as const
const columns = Object.keys(titles) as (keyof typeof titles)[]

/** Puts what was measured in one table, a section for each number of users. */
export function figureTable(figures: readonly SyncFigures[]): Table {
  const sizes = [...new Set(figures.map(({ size }) => size))]
  return {
    head: ['', ...columns.map((column) => titles[column])],
    sections: sizes.map((size) => section(figures, size)),
  }
}

/** States which aims were met, by the worst case of each. */
export function aimTable(figures: readonly SyncFigures[]): Table {
  const rows = [
    atMost('first sync ÷ storing loop, wall', 2, figures.filter(isCompared).map(timeRatio)),
    atMost(
      'first sync ÷ storing loop, processor',
      2,
      figures.filter(isCompared).map(processorRatio),
    ),
    atMost('requests of a first sync ÷ bare loop', 1.2, figures.map(requestRatio)),
    atMost('writes of a Full Resync with nothing changed', 0, figures.flatMap(resyncWrites)),
    atMost(
      'delay of the event stream, 99 of 100, ms',
      250,
      figures.map(({ p99 }) => p99),
    ),
    atMost('memory on disk, 100,000 ÷ 10,000 users', 1.33, memoryRatios(figures)),
  ]
  return {
    head: ['', 'at most', 'measured', 'met'],
    sections: [{ title: 'Aims, the worst of all columns', rows: rows.filter((row) => row.length) }],
  }
}

/** With fewer users the start of the processes is a large part of what is measured. */
const isCompared = ({ size }: SyncFigures) => size >= 10_000
const timeRatio = ({ first, storing }: SyncFigures) => first.time / storing.time
const processorRatio = ({ first, storing }: SyncFigures) => first.processor / storing.processor
const requestRatio = ({ first, bare }: SyncFigures) => first.requests / bare.requests
const resyncWrites = ({ resync }: SyncFigures) => (resync ? [resync.writes] : [])

function memoryRatios(figures: readonly SyncFigures[]): readonly number[] {
  const onDisk = figures.filter(({ keeping }) => keeping === 'disk')
  return onDisk
    .filter(({ size }) => size === 100_000)
    .flatMap((large) => {
      const small = onDisk.find(({ size, target }) => size === 10_000 && target === large.target)
      return small ? [large.memory.most / small.memory.most] : []
    })
}

function atMost(what: string, aim: number, measured: readonly number[]): readonly string[] {
  if (measured.length === 0) return []
  const worst = Math.max(...measured)
  return [what, formatFigure(aim), formatFigure(worst), worst <= aim ? 'yes' : 'no']
}

function section(figures: readonly SyncFigures[], size: number): Section {
  const row = (name: string, pick: (figures: SyncFigures) => string) => [
    name,
    ...columns.map((column) => {
      const found = figures.find(
        (each) => each.size === size && `${each.keeping} ${each.target}` === column,
      )
      return found ? pick(found) : '–'
    }),
  ]
  const seconds = (milliseconds: number | undefined) =>
    formatFigure(milliseconds === undefined ? undefined : milliseconds / 1000)
  return {
    title: `${size.toLocaleString('en')} users`,
    rows: [
      row('first sync, seconds', ({ first }) => seconds(first.time)),
      row('storing loop, seconds', ({ storing }) => seconds(storing.time)),
      row('bare loop, seconds', ({ bare }) => seconds(bare.time)),
      row('first sync ÷ storing loop', ({ first, storing }) =>
        formatRatio(first.time, storing.time),
      ),
      row('first sync ÷ bare loop', ({ first, bare }) => formatRatio(first.time, bare.time)),
      row('processor time ÷ storing loop', ({ first, storing }) =>
        formatRatio(first.processor, storing.processor),
      ),
      row('processor time ÷ bare loop', ({ first, bare }) =>
        formatRatio(first.processor, bare.processor),
      ),
      row('processor time a user, ms', ({ first }) => formatFigure(first.processor / size)),
      row('the same of the storing loop', ({ storing }) => formatFigure(storing.processor / size)),
      row('main thread idle, seconds', ({ first }) => seconds(first.idle)),
      row('the same of the storing loop', ({ storing }) => seconds(storing.idle)),
      row('main thread waits for a core, seconds', ({ first }) => seconds(first.waiting)),
      row('the same of the storing loop', ({ storing }) => seconds(storing.waiting)),
      row('users a second', ({ first }) => formatFigure(size / (first.time / 1000))),
      row('requests of the first sync', ({ first }) => formatFigure(first.requests)),
      row('requests ÷ bare loop', ({ first, bare }) => formatRatio(first.requests, bare.requests)),
      row('Full Resync, nothing changed, seconds', ({ resync }) => seconds(resync?.time)),
      row('its reads a user', ({ resync }) =>
        formatFigure(resync && (resync.requests - resync.writes) / size),
      ),
      row('its writes', ({ resync }) => formatFigure(resync?.writes)),
      row('1 % changed, seconds', ({ changed }) => seconds(changed.time)),
      row('its requests a user', ({ changed }) => formatFigure(changed.requests / changed.users)),
      row('event stream, p99 of the delay, ms', ({ p99 }) => formatFigure(p99)),
      row('memory when seeded, MB', ({ memory }) => formatFigure(memory.seeded / 1e6)),
      row('memory at most, MB', ({ memory }) => formatFigure(memory.most / 1e6)),
    ],
  }
}
