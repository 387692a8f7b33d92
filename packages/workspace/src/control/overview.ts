import { json } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'
import type { ControlRoute } from './route.ts'

/** Shows how provisioning goes, in figures and in what needs attention. */
export function overviewRoutes({ provisioning }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/overview',
      handle: async () => json(200, await provisioning.overview()),
    },
  ]
}
