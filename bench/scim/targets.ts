import { formatFigure, formatRatio } from '../table.ts'
import type { ContenderId } from './contender.ts'
import type { ServerFigures } from './over-http.ts'

/** Whether an aim was met in a run. */
export interface Judgement {
  readonly what: string
  readonly aim: string
  readonly measured: string
  readonly isMet: boolean
}

/** Compares two figures of the same scenario at 10,000 users. */
interface RatioTarget {
  readonly scenario: string
  readonly over: ContenderId
  readonly least: number
}

const ratios: readonly RatioTarget[] = [
  { scenario: 'GET by id', over: 'scimmy', least: 5 },
  { scenario: 'userName eq', over: 'scimmy', least: 5 },
  { scenario: 'POST', over: 'scimmy', least: 5 },
  { scenario: 'PATCH of two attributes', over: 'scimmy', least: 10 },
  { scenario: 'page of 100, mid-list', over: 'scimmy', least: 50 },
  { scenario: 'PATCH a member of 5,000', over: 'scimmy', least: 1000 },
  { scenario: 'GET by id', over: 'express', least: 0.6 },
  { scenario: 'userName eq', over: 'express', least: 0.6 },
]

const scans = { scenario: 'emails[type eq and value co]', least: 100 }

/** The scenarios whose cost must not grow with the number of users. */
const flat = [
  'GET by id',
  'userName eq',
  'emails[type eq and value eq]',
  'page of 100, mid-list',
  'PATCH of two attributes',
  'POST',
]
/** Noise and caches that no longer fit account for a third. */
const flatLeast = 0.67

const titles = { scimmy: 'SCIMMY', express: 'bare Express', ours: '', file: '', node: '' }

/** Judges a run by what is aimed at; aims that it did not measure are left out. */
export function judge(servers: readonly ServerFigures[]): readonly Judgement[] {
  const figureOf = (contender: ContenderId, size: number, scenario: string) =>
    servers.find((each) => each.contender === contender && each.size === size)?.perSecond[scenario]
  const compared = ratios.flatMap(({ scenario, over, least }): Judgement[] => {
    const ours = figureOf('ours', 10_000, scenario)
    const theirs = figureOf(over, 10_000, scenario)
    if (ours === undefined || theirs === undefined) return []
    const what = `${scenario}, 10,000 users`
    const aim = `≥ ${least}× ${titles[over]}`
    return [{ what, aim, measured: formatRatio(ours, theirs), isMet: ours / theirs >= least }]
  })
  const scan = figureOf('ours', 10_000, scans.scenario)
  const scanned = scan === undefined ? [] : [scanJudgement(scan)]
  const level = flat.flatMap((scenario): Judgement[] => {
    const small = figureOf('ours', 10_000, scenario)
    const large = figureOf('ours', 100_000, scenario)
    if (small === undefined || large === undefined) return []
    const what = `${scenario}, 100,000 ÷ 10,000 users`
    const isMet = large / small >= flatLeast
    return [{ what, aim: `≥ ${flatLeast}×`, measured: formatRatio(large, small), isMet }]
  })
  return [...compared, ...scanned, ...level]
}

function scanJudgement(scan: number): Judgement {
  return {
    what: `${scans.scenario}, 10,000 users`,
    aim: `≥ ${scans.least} scans/s`,
    measured: formatFigure(scan),
    isMet: scan >= scans.least,
  }
}
