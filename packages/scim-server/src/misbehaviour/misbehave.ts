import type { HttpResponse, Router, UnroutedRequest } from '@pingone-sandbox/http'
import type { Service } from '../directory/service.ts'
import { isSameAnswer, watch, type ActedRecord } from './acted.ts'
import type { Misbehaviour } from './records/record.ts'
import { resolveAliases } from './wrappers/alias.ts'
import type { Handle } from './wrappers/wrapper.ts'

/** Wraps a router in misbehaviours. */
export type Surround = (router: Router) => Router

export interface MisbehaveOptions {
  /** The first one is outermost. */
  readonly active: readonly Misbehaviour[]
  readonly createRouter: (service: Service, surround?: Surround) => Router
  /** Receives the misbehaviours that acted on each answer. */
  readonly acted: ActedRecord
}

/**
 * Makes the router of a directory with active misbehaviours.
 *
 * `createRouter` wraps the router of bulk operations by `surround`, so that each operation is treated like a single request. Without
 * a misbehaviour neither router is wrapped.
 */
export function misbehave(
  service: Service,
  { active, createRouter, acted }: MisbehaveOptions,
): Router {
  const behaved = createRouter(service)
  if (active.length === 0) return behaved
  const adapted = active.reduce((parts, { adapt }) => adapt?.(parts) ?? parts, service)
  const resolve = resolveAliases(adapted)
  const layers = active.flatMap(({ id, wrap }) => (wrap ? [{ id, layer: wrap(adapted) }] : []))

  const surround: Surround = (router) => ({
    ...router,
    async handle(request) {
      const ids = new Set<string>()
      const watched = layers.map((layer) => watch(layer, (id) => ids.add(id)))
      const handle = [resolve, ...watched].reduceRight<Handle>(
        (next, layer) => async (each) => {
          try {
            return await layer(each, next)
          } catch (error) {
            // The outer layers see a refusal as an answer.
            return router.refuse(error, each)
          }
        },
        (each) => router.handle(each),
      )
      const answer = await handle(request)
      acted.note(answer, await actedOn(request, { answer, ids }))
      return answer
    },
  })
  return surround(createRouter(adapted, surround))

  /** A read on which a layer acts may still be answered as without it; the behaved router shows that. */
  async function actedOn(
    request: UnroutedRequest,
    { answer, ids }: { readonly answer: HttpResponse; readonly ids: ReadonlySet<string> },
  ): Promise<readonly string[]> {
    const ask: Handle = (each) => behaved.handle(each)
    const isSearch = request.method === 'GET' || request.path.endsWith('/.search')
    const isRead = isSearch && ids.size > 0
    const isUnchanged = isRead && isSameAnswer(await ask(request), answer)
    const byLayer = isUnchanged ? new Set<string>() : ids
    const found = await Promise.all(
      active.map(
        async ({ id, acts }) => byLayer.has(id) || (await acts?.({ request, answer, ask })),
      ),
    )
    return active.flatMap(({ id }, at) => (found[at] === true ? [id] : []))
  }
}
