import { useChangePart } from '../../entities/journal/change-part.ts'
import { type Trail, trailsOf } from '../../entities/journal/trails.ts'
import type { RecordedExchange } from './exchange-queries.ts'

/** The change of an exchange and what its rule did about its user or group; undefined while it is read, or without a change. */
export function useTrail({ id, changeId, subject }: RecordedExchange) {
  const criteria = changeId !== undefined && subject ? { subjectId: subject.id } : undefined
  const { part, error } = useChangePart(changeId ?? '', criteria)
  const trail = part && trailsOf(part.entries).find(({ steps }) => steps.some(isExchange(id)))
  return { change: part, trail, error }
}

/** How many attempts of the same request there were, as far as it is known. */
export function useAttempts(exchange: RecordedExchange): number {
  const { trail } = useTrail(exchange)
  return Math.max(exchange.attempt, trail === undefined ? 1 : attemptsOf(trail, exchange.id))
}

/** The number of the last attempt of a request. */
export function attemptsOf({ steps }: Trail, exchangeId: string): number {
  const own = steps.findIndex(isExchange(exchangeId))
  const first = steps[own]
  if (first?.type !== 'exchange') return 1
  let last = first.exchange
  for (const step of steps.slice(own + 1)) {
    if (step.type !== 'exchange' || step.exchange.purpose !== last.purpose) continue
    if (step.exchange.attempt <= last.attempt) break
    last = step.exchange
  }
  return last.attempt
}

/** The reason of a retry; a lookup may lie between the pause and the attempt. */
export function retryBefore({ steps }: Trail, exchangeId: string): string | undefined {
  const index = steps.findIndex(isExchange(exchangeId))
  const entry = steps[index]
  const attempt = entry?.type === 'exchange' ? entry.exchange.attempt : 1
  const pause = steps
    .slice(0, Math.max(0, index))
    .findLast((each) => each.type === 'retry' && each.attempt === attempt - 1)
  return pause?.type === 'retry' ? pause.summary : undefined
}

const isExchange = (id: string) => (step: Trail['steps'][number]) =>
  step.type === 'exchange' && step.exchange.id === id
