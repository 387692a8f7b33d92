import type { Router } from '@pingone-sandbox/http'
import type { Service } from '../directory/service.ts'
import type { Misbehaviour } from './records/record.ts'
import { resolveAliases } from './wrappers/alias.ts'
import type { Handle } from './wrappers/wrapper.ts'

/** Puts what misbehaves around a router. */
export type Surround = (router: Router) => Router

/**
 * Makes the router of a directory that misbehaves so, the first one outermost.
 *
 * `createRouter` puts `surround` around the router of bulk operations: each is misbehaved with as a single request would be.
 * Without a misbehaviour both routers stay as they are.
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
          // What one of them refuses is an answer to those around it.
          return router.refuse(error, request)
        }
      },
      (request) => router.handle(request),
    ),
  })
  return surround(createRouter(adapted, surround))
}
