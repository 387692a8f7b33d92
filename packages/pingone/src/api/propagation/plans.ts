import { noContent, type Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import { plan } from '../../contract/index.ts'
import { hal, toCollection, toResource, wholeListing } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import type { PlanRecord } from '../../provisioning/configuration/records.ts'
import type { HttpRequest } from '@pingone-sandbox/http'
import type { PropagationOptions } from './routes.ts'

const input = z.object({ name: plan.shape.name, status: plan.shape.status.default('ACTIVE') })

export function planRoutes({ configuration: { plans } }: PropagationOptions): Route[] {
  const path = '/propagation/plans'
  return [
    {
      method: 'GET',
      path,
      async handle(request) {
        const items = await plans.list(param(request, 'environmentId'))
        return hal(
          200,
          toCollection(request, 'plans', wholeListing(items.map((item) => render(request, item)))),
        )
      },
    },
    {
      method: 'POST',
      path,
      async handle(request) {
        return hal(
          201,
          render(
            request,
            await plans.create(param(request, 'environmentId'), readInput(request, input)),
          ),
        )
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      async handle(request) {
        return hal(
          200,
          render(request, await plans.get(param(request, 'environmentId'), param(request, 'id'))),
        )
      },
    },
    {
      method: 'PUT',
      path: `${path}/:id`,
      async handle(request) {
        const replaced = await plans.replace(
          param(request, 'environmentId'),
          param(request, 'id'),
          readInput(request, input),
        )
        return hal(200, render(request, replaced))
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      async handle(request) {
        await plans.remove(param(request, 'environmentId'), param(request, 'id'))
        return noContent()
      },
    },
  ]
}

const render = (request: HttpRequest, record: PlanRecord) =>
  toResource(request, record, {
    self: `/propagation/plans/${record.id}`,
    rules: `/propagation/plans/${record.id}/rules`,
  })
