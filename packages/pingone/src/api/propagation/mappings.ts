import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { mapping } from '@pingone-sandbox/contract'
import type { MappingRecord } from '../../configuration/records.ts'
import { hal, toResource } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import { answerAll, recordRoutes } from './record-routes.ts'
import type { PropagationOptions } from './options.ts'

const input = mapping
  .pick({
    targetAttribute: true,
    sourceAttribute: true,
    expression: true,
    name: true,
    attributeMappingType: true,
  })
  .extend({ rule: mapping.shape.rule.optional() })

export function mappingRoutes({ configuration: { mappings } }: PropagationOptions): Route[] {
  const ofRule = '/propagation/rules/:ruleId/mappings'
  const path = '/propagation/mappings'

  return [
    {
      method: 'GET',
      path: ofRule,
      handle: async (request) =>
        answerAll(request, 'mappings', {
          records: await mappings.list(param(request, 'environmentId'), param(request, 'ruleId')),
          render,
        }),
    },
    {
      method: 'POST',
      path: ofRule,
      async handle(request) {
        const created = await mappings.create(
          param(request, 'environmentId'),
          param(request, 'ruleId'),
          readInput(request, input),
        )
        return hal(201, render(request, created))
      },
    },
    // The Go SDK deletes at the singular path.
    ...[path, '/propagation/mapping'].flatMap((alias) =>
      recordRoutes({
        path: alias,
        render,
        get: mappings.get,
        replace: (environmentId, id, request) =>
          mappings.replace(environmentId, id, readInput(request, input)),
        remove: (environmentId, id) => mappings.remove(environmentId, id),
      }),
    ),
  ]
}

const render = (request: HttpRequest, { ruleId: _, ...record }: MappingRecord) =>
  toResource(request, record, {
    self: `/propagation/mappings/${record.id}`,
    rule: `/propagation/rules/${record.rule.id}`,
  })
