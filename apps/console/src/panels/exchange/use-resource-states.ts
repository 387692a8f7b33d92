import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../entities/environment/session.ts'
import {
  readResourceHistory,
  readTargetRequest,
} from '../../entities/target/target-request-queries.ts'
import { type RecordedExchange, useEarlierExchanges } from './exchange-queries.ts'
import { type ResourceState, stateAfter, stateBefore, targetIdOf } from './resource-states.ts'

/** The known states of the resource before and after an exchange. */
export interface ResourceStates {
  readonly before: ResourceState
  readonly after: ResourceState
  /** The source of the earlier state: an exchange, or the log of the reference server. */
  readonly source: { readonly exchangeId: string } | 'target' | undefined
}

/** Determines what an exchange has changed; undefined while it is read. */
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
    queryKey: ['target', 'earlier-state', exchange.id],
    queryFn: () => readResourceBefore(resourceOf(exchange.request.url), exchange.at),
    enabled: isAsked,
    staleTime: Infinity,
  })

  const error = earlier.error ?? log.error
  if (known === undefined || (isAsked && log.isPending)) return { states: undefined, error }
  const present: ResourceState | undefined =
    isAsked && log.data != null ? { kind: 'present', resource: log.data } : undefined
  // A created resource did not exist before.
  const isCreate = exchange.request.method === 'POST' && known.state.kind === 'unknown'
  const before: ResourceState = present ?? (isCreate ? { kind: 'absent' } : known.state)
  const states: ResourceStates = {
    before,
    after: stateAfter(exchange, before),
    source: present ? 'target' : known.from && { exchangeId: known.from.id },
  }
  return { states, error }
}

/** `Users/<id>`. */
const resourceOf = (url: string) => url.split('/').slice(-2).join('/')

/** The answer of the reference server to the last change before an instant; null when its log has none. */
async function readResourceBefore(resource: string, instant: string): Promise<object | null> {
  const last = (await readResourceHistory(resource)).find(({ at }) => at < instant)
  if (last === undefined) return null
  const { response } = await readTargetRequest(last.seq)
  try {
    const present: unknown = JSON.parse(response.body)
    return typeof present === 'object' ? present : null
  } catch {
    return null
  }
}
