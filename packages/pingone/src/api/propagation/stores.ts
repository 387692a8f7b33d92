import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import { propagationStore } from '@pingone-sandbox/contract'
import { withoutSecrets } from '../../configuration/secrets.ts'
import type { ConnectionRecord } from '../../configuration/records.ts'
import { syncStatusOf } from '../../status/status.ts'
import { hal, toResource } from '../hal.ts'
import { invalidData } from '../errors.ts'
import { param, readInput } from '../request-reading.ts'
import { answerAll, recordRoutes } from './record-routes.ts'
import type { PropagationOptions } from './options.ts'

const { name, type, description, image, managed, status } = propagationStore.shape
const input = z.object({
  name,
  type,
  description,
  image,
  managed,
  status: status.default('INACTIVE'),
  configuration: propagationStore.shape.configuration.default({}),
})

export function storeRoutes({ configuration, countsOf, testStore }: PropagationOptions): Route[] {
  const { stores, rules } = configuration
  const path = '/propagation/stores'

  async function render(request: HttpRequest, { connectionTest: _, ...record }: ConnectionRecord) {
    const served = (await rules.list(record.environmentId)).filter(
      (rule) => rule.targetStore.id === record.id,
    )
    const syncStatus = syncStatusOf(await Promise.all(served.map(({ id }) => countsOf(id))))
    const shown = {
      ...record,
      image: record.image ?? {},
      configuration: withoutSecrets(record.configuration),
      ...(syncStatus && { syncStatus }),
    }
    return toResource(request, shown, { self: `${path}/${record.id}` })
  }

  return [
    {
      method: 'GET',
      path,
      handle: async (request) =>
        answerAll(request, 'stores', {
          records: await stores.list(param(request, 'environmentId')),
          render,
        }),
    },
    {
      method: 'POST',
      path,
      async handle(request) {
        const created = await stores.create(
          param(request, 'environmentId'),
          readInput(request, input),
        )
        return hal(201, await render(request, created))
      },
    },
    {
      method: 'POST',
      path: `${path}/connection/status`,
      async handle(request) {
        const { id, ...store } = readInput(request, input.extend({ id: z.string().optional() }))
        if (store.type !== 'scim')
          throw invalidData({
            code: 'INVALID_VALUE',
            target: 'type',
            message: 'Only a store of type scim has a connection to test.',
          })
        const environmentId = param(request, 'environmentId')
        const { name: given, configuration: settings } = store
        const result = await testStore(environmentId, { id, name: given, configuration: settings })
        if (result.ok) return { status: 200, headers: {} }
        throw invalidData({
          code: 'INVALID_VALUE',
          target: 'configuration',
          message: result.failure.message,
        })
      },
    },
    ...recordRoutes({
      path,
      render,
      get: stores.get,
      replace: (environmentId, id, request) =>
        stores.replace(environmentId, id, readInput(request, input)),
      remove: (environmentId, id) => stores.remove(environmentId, id),
    }),
  ]
}
