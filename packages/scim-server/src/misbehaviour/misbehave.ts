import type { Router } from '@pingone-sandbox/http'
import type { Service } from '../directory/service.ts'
import type { Misbehaviour } from './records/record.ts'
import { resolveAliases } from './wrappers/alias.ts'
import type { Handle } from './wrappers/wrapper.ts'

/** Wraps a router in misbehaviours. */
export type Surround = (router: Router) => Router

/**
 * Makes the router of a directory with active misbehaviours, the first one outermost.
 *
 * `createRouter` wraps the router of bulk operations by `surround`, so that each operation is treated like a single request. Without
 * a misbehaviour neither router is wrapped.
 */
export function misbehave(
  service: Service,
  active: readonly Misbehaviour[],
  createRouter: (service: Service, surround?: Surround) => Router,
): Router {
  if (active.length === 0) return createRouter(service)
  const adapted = active.reduce((parts, { adapt }) => adapt?.(parts) ?? parts, service)
  const wrapped = active.flatMap(({ wrap }) => (wrap ? [wrap(adapted)] : []))
  const layers = [resolveAliases(adapted), ...wrapped]

  const surround: Surround = (router) => ({
    ...router,
    handle: layers.reduceRight<Handle>(
      (next, layer) => async (request) => {
        try {
          return await layer(request, next)
        } catch (error) {
          // The outer layers see a refusal as an answer.
          return router.refuse(error, request)
        }
      },
      (request) => router.handle(request),
    ),
  })
  return surround(createRouter(adapted, surround))
}
