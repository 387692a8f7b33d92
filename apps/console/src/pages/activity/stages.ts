import type { ChangeSummary, Exchange, StepKind } from '@pingone-sandbox/contract'
import type { Trail } from '../../entities/journal/trails.ts'

export interface Stage {
  readonly name: 'Import' | 'Scope' | 'Match' | 'Action'
  readonly state: 'done' | 'failed' | 'unmatched' | 'skipped' | 'running'
  readonly text: string
}

/** The stages of provisioning one user or group: the state and finding of each. */
export function stagesOf(change: ChangeSummary, trail: Trail): readonly Stage[] {
  return [
    { name: 'Import', state: 'done', text: change.action },
    { name: 'Scope', ...scopeOf(trail) },
    { name: 'Match', ...matchOf(trail) },
    { name: 'Action', ...actionOf(trail) },
  ]
}

type Finding = Omit<Stage, 'name'>

const matching: readonly Exchange['purpose'][] = ['lookup', 'read']

function scopeOf({ decision }: Trail): Finding {
  if (decision === undefined) return { state: 'skipped', text: 'Not evaluated' }
  return {
    state: 'done',
    text: `${decision.inScope ? 'In scope' : 'Out of scope'} · ${decision.summary}`,
  }
}

function matchOf({ decision, steps, outcome }: Trail): Finding {
  const asked = steps
    .flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange] : []))
    .filter(({ purpose }) => matching.includes(purpose))
    .at(-1)
  if (asked !== undefined) {
    const text = found(asked)
    if (!isAnswered(asked)) return { state: 'failed', text }
    return { state: text === noMatch ? 'unmatched' : 'done', text }
  }
  const isDue = decision?.steps.some((step) => step === 'lookup' || step === 'read')
  if (isDue === true && outcome === undefined) return { state: 'running', text: 'Lookup pending' }
  return outcome?.targetId === undefined
    ? { state: 'skipped', text: 'Nothing to look up' }
    : { state: 'done', text: `Linked to ${outcome.targetId}` }
}

function actionOf({ decision, outcome }: Trail): Finding {
  if (outcome === undefined)
    return decision === undefined || decision.steps.length > 0
      ? { state: 'running', text: stepWords(decision?.steps ?? []) }
      : { state: 'skipped', text: 'Nothing to do' }
  switch (outcome.status) {
    case 'failed':
    case 'partial':
      return { state: 'failed', text: outcome.summary }
    case 'unchanged':
    case 'unsynced':
      return { state: 'skipped', text: outcome.summary }
    case 'success':
    case 'removed':
      return { state: 'done', text: outcome.summary }
  }
}

const stepWords = (steps: readonly StepKind[]) =>
  steps.length === 0 ? 'Waiting' : steps.join(' → ')

const isAnswered = ({ purpose, response }: Exchange) =>
  response !== undefined &&
  (response.status < 400 || (purpose === 'read' && response.status === 404))

const noMatch = 'No match'

/** The result of a lookup or a read. */
function found(exchange: Exchange): string {
  const { response, failure, purpose } = exchange
  if (response === undefined) return failure?.message ?? 'No answer'
  if (purpose === 'read' && response.status === 404) return 'Deleted at the target'
  if (response.status >= 400) return `The target answered ${response.status}`
  if (purpose === 'read') return 'Read from the target'
  const ids = foundIds(response.body)
  if (ids === undefined) return 'The answer is not a list of resources'
  if (ids.length === 0) return noMatch
  return ids.length === 1 ? `Found ${ids[0]}` : `${ids.length} match: ${ids.join(', ')}`
}

function foundIds(body: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(body)
    if (typeof list !== 'object' || list === null) return undefined
    if (!('Resources' in list)) return 'totalResults' in list ? [] : undefined
    return Array.isArray(list.Resources)
      ? list.Resources.map((resource) => String(Object(resource).id))
      : []
  } catch {
    return undefined
  }
}
