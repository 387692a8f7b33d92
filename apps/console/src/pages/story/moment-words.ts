import type { Moment, MomentRule, OutcomeStatus, StepKind } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'
import { lastFailing } from './request-words.ts'

/** What a moment comes to, in words for its first line. */
export interface MomentWords {
  /** What was done, or the change itself where nothing was. */
  readonly headline: string
  /** What led to it, and how many others it concerned. */
  readonly cause: string
  readonly status: MomentStatus
}

/** `none`: nothing was to be done. */
export type MomentStatus = OutcomeStatus | 'running' | 'none'

/** Where a single rule acted, its result is the headline; else the change is, and each rule says its own. */
export function momentWords(moment: Moment): MomentWords {
  const { rules, finished } = moment
  const status = worstOf(rules.map((run) => runStatus(run, finished)))
  const [run] = rules
  const others = othersWords(moment.others)
  const summary = withoutStop(moment.summary)
  if (run === undefined || rules.length > 1) return { headline: summary, cause: others, status }
  return {
    headline: runWords(run, finished),
    cause: [attemptsWords(run), summary, others].filter((part) => part !== '').join(' · '),
    status,
  }
}

/** How the work under one rule ended. */
export function runStatus({ decision, outcome }: MomentRule, finished: boolean): MomentStatus {
  if (outcome !== undefined) return outcome.status
  if (!finished) return 'running'
  // A Full Resync leaves neither decision nor outcome where it finds nothing to do.
  return decision?.inScope === false ? 'none' : 'unchanged'
}

/** What was done under one rule: `Created`, `Create failed`, `Out of scope`. */
export function runWords(run: MomentRule, finished: boolean): string {
  const { decision, outcome, exchanges } = run
  if (outcome === undefined) {
    if (!finished) return 'In progress'
    return decision?.inScope === false ? 'Out of scope' : 'Already up to date'
  }
  // The badge says the rest.
  if (outcome.summary === 'Unchanged') return 'Nothing to do'
  if (outcome.status !== 'failed') return withoutStop(outcome.summary)
  const purpose = lastFailing(exchanges)?.purpose
  if (purpose === undefined) return 'Nothing was sent'
  return `${failing.get(purpose) ?? 'The work'} failed`
}

const failing: ReadonlyMap<string, string> = new Map<StepKind | 'token' | 'check', string>([
  ['lookup', 'Lookup'],
  ['read', 'Read'],
  ['create', 'Create'],
  ['update', 'Update'],
  ['disable', 'Disable'],
  ['delete', 'Delete'],
  ['add-members', 'Adding members'],
  ['remove-members', 'Removing members'],
  ['token', 'Access token'],
  ['check', 'Connection check'],
])

/** `after 5 attempts`; empty for a request that was sent once. */
export function attemptsWords({ exchanges, outcome }: MomentRule): string {
  const { attempt = 1 } = lastFailing(exchanges) ?? {}
  return outcome?.status === 'failed' && attempt > 1 ? `after ${attempt} attempts` : ''
}

const othersWords = (count: number): string =>
  count === 0 ? '' : `with ${count === 1 ? '1 other' : `${formatCount(count)} others`}`

const gravest = [
  ...(['failed', 'partial', 'unsynced', 'running'] as const),
  ...(['removed', 'success', 'unchanged', 'none'] as const),
] satisfies readonly MomentStatus[]

const worstOf = (statuses: readonly MomentStatus[]): MomentStatus =>
  gravest.find((status) => statuses.includes(status)) ?? 'none'

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')
