import { json, readJson } from '@pingone-sandbox/http'
import { deliverySettings } from '@pingone-sandbox/contract'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import { SandboxError } from '../text/index.ts'
import type { ControlRoute } from './route.ts'

/** Shows how requests reach each connection's target, with the state of its circuit, and changes it. */
export function connectionRoutes({
  pingone,
  provisioning,
}: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/connections',
      handle: async () => json(200, { connections: await provisioning.connections() }),
    },
    {
      method: 'PATCH',
      path: '/_sandbox/connections/:id/delivery',
      body: true,
      async handle(request) {
        const { id = '' } = request.params
        const state = await pingone.setDelivery(id, readBody(readJson(request), deliverySettings))
        if (state) return json(200, state)
        throw new SandboxError(
          'not_found',
          `There is no SCIM connection ${id}.`,
          'GET /_sandbox/connections lists them.',
        )
      },
    },
  ]
}
