import type { Router } from '@pingone-sandbox/http'
import type { Service } from '../service.ts'
import type { Handle, Misbehaviour } from './record.ts'

/**
 * Makes the router of a directory that misbehaves so, the first one outermost.
 *
 * Without a misbehaviour that is the router itself.
 */
export function misbehave(
  service: Service,
  active: readonly Misbehaviour[],
  createRouter: (service: Service) => Router,
): Router {
  if (active.length === 0) return createRouter(service)
  const adapted = active.reduce((parts, { adapt }) => adapt?.(parts) ?? parts, service)
  const router = createRouter(adapted)

  // What one of them refuses is an answer to those around it.
  const answering =
    (handle: Handle): Handle =>
    async (request) => {
      try {
        return await handle(request)
      } catch (error) {
        return router.refuse(error, request)
      }
    }
  return {
    ...router,
    handle: active.reduceRight<Handle>(
      (next, { wrap }) => (wrap ? answering(wrap(next, adapted)) : next),
      (request) => router.handle(request),
    ),
  }
}
