import type { PropagationOptions } from './options.ts'
import type { Handler, HttpRequest, Route } from '@pingone-sandbox/http'
import type { Directory } from '../../directory/directory.ts'
import { isProvisioningAllowed } from '../../directory/environments.ts'
import { PingOneError } from '../errors.ts'
import { param } from '../request-reading.ts'
import { mappingRoutes } from './mappings.ts'
import { planRoutes } from './plans.ts'
import { revisionRoutes } from './revisions.ts'
import { ruleRoutes } from './rules.ts'
import { storeMetadataRoutes } from './store-metadata.ts'
import { storeRoutes } from './stores.ts'
import { syncedRoutes } from './synced.ts'

/**
 * The routes of identity propagation, below an environment that may provision.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning.html}
 */
export function propagationRoutes(options: PropagationOptions): Route[] {
  const routes = [
    planRoutes,
    storeRoutes,
    storeMetadataRoutes,
    ruleRoutes,
    mappingRoutes,
    revisionRoutes,
    syncedRoutes,
  ].flatMap((table) => table(options))
  return routes.map((route) => ({
    ...route,
    path: `/v1/environments/:environmentId${route.path}`,
    handle: whereProvisioningIsAllowed(options.directory, route.handle),
  }))
}

function whereProvisioningIsAllowed(directory: Directory, handle: Handler): Handler {
  return async (request: HttpRequest) => {
    const environment = await directory.environments.get(param(request, 'environmentId'))
    if (!isProvisioningAllowed(environment))
      throw new PingOneError(
        403,
        'ACCESS_FAILED',
        `Provisioning is not available in the ${environment.name} environment.`,
        {
          details: [
            {
              code: 'INSUFFICIENT_PERMISSIONS',
              message:
                'The default environment is for administrators and cannot be used for provisioning.',
            },
          ],
        },
      )
    return handle(request)
  }
}
