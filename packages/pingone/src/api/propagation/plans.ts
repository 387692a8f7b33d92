import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import { plan } from '@pingone-sandbox/contract'
import type { PlanRecord } from '../../configuration/records.ts'
import { hal, toResource } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import { answerAll, recordRoutes } from './record-routes.ts'
import type { PropagationOptions } from './options.ts'

const input = z.object({ name: plan.shape.name, status: plan.shape.status.optional() })

export function planRoutes({ configuration: { plans } }: PropagationOptions): Route[] {
  const path = '/propagation/plans'
  return [
    {
      method: 'GET',
      path,
      handle: async (request) =>
        answerAll(request, 'plans', {
          records: await plans.list(param(request, 'environmentId')),
          render,
        }),
    },
    {
      method: 'POST',
      path,
      async handle(request) {
        const created = await plans.create(
          param(request, 'environmentId'),
          readInput(request, input),
        )
        return hal(201, render(request, created))
      },
    },
    ...recordRoutes({
      path,
      render,
      get: plans.get,
      replace: (environmentId, id, request) =>
        plans.replace(environmentId, id, readInput(request, input)),
      remove: (environmentId, id) => plans.remove(environmentId, id),
    }),
  ]
}

const render = (request: HttpRequest, { started: _, ...record }: PlanRecord) =>
  toResource(request, record, {
    self: `/propagation/plans/${record.id}`,
    rules: `/propagation/plans/${record.id}/rules`,
  })
