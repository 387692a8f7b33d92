import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../entities/environment/session.ts'
import {
  readResourceHistory,
  readTargetRequest,
} from '../../entities/target/target-request-queries.ts'
import { type RecordedExchange, useEarlierExchanges } from './exchange-queries.ts'
import { type ResourceState, stateAfter, stateBefore, targetIdOf } from './resource-states.ts'

/** What is known of the target's resource before and after an exchange. */
export interface ResourceStates {
  readonly before: ResourceState
  readonly after: ResourceState
  /** Who told what was before: an earlier exchange, or the log of the reference server. */
  readonly source: { readonly exchangeId: string } | 'target' | undefined
}

/** Finds what an exchange has changed; undefined while that is being read. */
export function useResourceStates(exchange: RecordedExchange) {
  const { scim } = useSession().info
  const earlier = useEarlierExchanges(exchange)
  const known = earlier.data && stateBefore(exchange, earlier.data)
  const id = targetIdOf(exchange)
  const isAsked =
    known?.state.kind === 'unknown' &&
    id !== undefined &&
    exchange.request.method !== 'POST' &&
    scim !== undefined &&
    exchange.request.url.startsWith(scim)
  const log = useQuery({
    queryKey: ['target', 'held-before', exchange.id],
    queryFn: () => readHeldBefore(resourceOf(exchange.request.url), exchange.at),
    enabled: isAsked,
    staleTime: Infinity,
  })

  const error = earlier.error ?? log.error
  if (known === undefined || (isAsked && log.isPending)) return { states: undefined, error }
  const held: ResourceState | undefined =
    isAsked && log.data != null ? { kind: 'held', resource: log.data } : undefined
  // What is created was not there.
  const isCreate = exchange.request.method === 'POST' && known.state.kind === 'unknown'
  const before: ResourceState = held ?? (isCreate ? { kind: 'absent' } : known.state)
  const states: ResourceStates = {
    before,
    after: stateAfter(exchange, before),
    source: held ? 'target' : known.from && { exchangeId: known.from.id },
  }
  return { states, error }
}

/** `Users/<id>`. */
const resourceOf = (url: string) => url.split('/').slice(-2).join('/')

/** What the reference server answered to the last change of a resource before an instant; null when its log does not tell. */
async function readHeldBefore(resource: string, instant: string): Promise<object | null> {
  const last = (await readResourceHistory(resource)).find(({ at }) => at < instant)
  if (last === undefined) return null
  const { response } = await readTargetRequest(last.seq)
  try {
    const held: unknown = JSON.parse(response.body)
    return typeof held === 'object' ? held : null
  } catch {
    return null
  }
}
