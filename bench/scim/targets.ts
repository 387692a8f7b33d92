import { formatFigure, formatRatio } from '../table.ts'
import type { ContenderId } from './contender.ts'
import type { Figures } from './report.ts'

/** Whether an aim was met in a run. */
export interface Judgement {
  readonly what: string
  readonly aim: string
  readonly measured: string
  readonly isMet: boolean
}

const small = 10_000
const large = 100_000

/** How often ours must be as fast as others. */
const ratios = [
  { scenario: 'GET by id', over: 'scimmy', least: 5 },
  { scenario: 'userName eq', over: 'scimmy', least: 5 },
  { scenario: 'POST', over: 'scimmy', least: 5 },
  { scenario: 'PATCH of two attributes', over: 'scimmy', least: 10 },
  { scenario: 'page of 100, mid-list', over: 'scimmy', least: 50 },
  { scenario: 'PATCH a member of 5,000', over: 'scimmy', least: 1000 },
] as const

/** How often ours must be as fast as bare routes over a Map, at both sizes. */
const partsOfBare = [
  { scenario: 'GET by id', least: 0.7 },
  { scenario: 'userName eq', least: 0.7 },
  { scenario: 'PATCH of two attributes', least: 0.5 },
  { scenario: 'PUT', least: 0.5 },
  { scenario: 'POST', least: 0.5 },
] as const
const titles = { scimmy: 'SCIMMY', express: 'bare Express' }

/** What no index may be able to help with, and how often a second it must be done. */
const scans = {
  names: ['emails[type eq and value eq]', 'emails[type eq and value co]'],
  least: [
    [small, 100],
    [large, 60],
  ],
} as const

/** How long a server may take until it has the larger number of users, in seconds. */
const longestSeeding = 5

/** What must not cost more with more users; noise and caches that no longer fit account for a third. */
const flat = {
  names: [
    'GET by id',
    'userName eq',
    'emails[type eq and value eq]',
    'page of 100, mid-list',
    'PATCH of two attributes',
    'PUT',
    'PATCH a member of 5,000',
    'POST',
  ],
  least: 0.67,
}

/** The load generator must be able to ask more than the fastest server can answer. */
const leastCeiling = 1.5

/** Judges a run by what is aimed at; aims that it did not measure are left out. */
export function judge({ ceiling, servers }: Figures): readonly Judgement[] {
  const figureOf = (scenario: string, contender: ContenderId, size: number) =>
    servers.find((each) => each.contender === contender && each.size === size)?.perSecond[scenario]
  const ours = (scenario: string, size: number) => figureOf(scenario, 'ours', size)
  const users = (size: number) => `${size.toLocaleString('en')} users`

  const compared = ratios.map(({ scenario, over, least }) =>
    ratioJudgement(`${scenario}, ${users(small)}`, `≥ ${formatRatio(least, 1)} ${titles[over]}`, {
      least,
      one: ours(scenario, small),
      other: figureOf(scenario, over, small),
    }),
  )
  const ofBare = [small, large].flatMap((size) =>
    partsOfBare.map(({ scenario, least }) =>
      ratioJudgement(
        `${scenario}, ${users(size)}`,
        `≥ ${formatRatio(least, 1)} ${titles.express}`,
        {
          least,
          one: ours(scenario, size),
          other: figureOf(scenario, 'express', size),
        },
      ),
    ),
  )
  const scanned = scans.least.flatMap(([size, least]) =>
    scans.names.map((name) => {
      const figure = ours(name, size)
      if (figure === undefined) return undefined
      const what = `${name}, ${users(size)}`
      return {
        ...{ what, aim: `≥ ${least} a second` },
        ...{ measured: formatFigure(figure), isMet: figure >= least },
      }
    }),
  )
  const level = flat.names.map((name) =>
    ratioJudgement(`${name}, ${users(large)}`, `≥ ${flat.least}× that of ${users(small)}`, {
      least: flat.least,
      one: ours(name, large),
      other: ours(name, small),
    }),
  )
  const fastest = servers.flatMap(({ perSecond }) => Object.values(perSecond))
  const generator = ratioJudgement(
    'ceiling of the load generator',
    `≥ ${leastCeiling}× the fastest`,
    {
      least: leastCeiling,
      one: ceiling,
      other: fastest.length > 0 ? Math.max(...fastest) : undefined,
    },
  )
  const seeded = servers
    .filter(({ contender, size }) => contender === 'ours' && size === large)
    .map(({ startTime }) => ({
      what: `start and seed, ${users(large)}`,
      aim: `≤ ${longestSeeding} s`,
      measured: formatFigure(startTime / 1000),
      isMet: startTime <= longestSeeding * 1000,
    }))
  return [...compared, ...ofBare, ...scanned, ...seeded, ...level, generator].filter(
    (each) => each !== undefined,
  )
}

interface Pair {
  readonly least: number
  readonly one: number | undefined
  readonly other: number | undefined
}

function ratioJudgement(
  what: string,
  aim: string,
  { least, one, other }: Pair,
): Judgement | undefined {
  if (one === undefined || other === undefined) return undefined
  return { what, aim, measured: formatRatio(one, other), isMet: one / other >= least }
}
