import { noContent, type Handler, type HttpRequest, type Route } from '@pingone-sandbox/http'
import { mapping } from '../../contract/index.ts'
import type { MappingRecord } from '../../provisioning/configuration/records.ts'
import { hal, toCollection, toResource, wholeListing } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import type { PropagationOptions } from './routes.ts'

const input = mapping.pick({
  targetAttribute: true,
  sourceAttribute: true,
  expression: true,
  name: true,
  attributeMappingType: true,
})

export function mappingRoutes({ configuration: { mappings } }: PropagationOptions): Route[] {
  const ofRule = '/propagation/rules/:ruleId/mappings'
  const path = '/propagation/mappings'

  const remove: Handler = async (request) => {
    await mappings.remove(param(request, 'environmentId'), param(request, 'id'))
    return noContent()
  }

  return [
    {
      method: 'GET',
      path: ofRule,
      async handle(request) {
        const items = await mappings.list(param(request, 'environmentId'), param(request, 'ruleId'))
        return hal(
          200,
          toCollection(
            request,
            'mappings',
            wholeListing(items.map((item) => render(request, item))),
          ),
        )
      },
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
    {
      method: 'GET',
      path: `${path}/:id`,
      async handle(request) {
        return hal(
          200,
          render(
            request,
            await mappings.get(param(request, 'environmentId'), param(request, 'id')),
          ),
        )
      },
    },
    {
      method: 'PUT',
      path: `${path}/:id`,
      async handle(request) {
        const replaced = await mappings.replace(
          param(request, 'environmentId'),
          param(request, 'id'),
          readInput(request, input),
        )
        return hal(200, render(request, replaced))
      },
    },
    { method: 'DELETE', path: `${path}/:id`, handle: remove },
    // The Go SDK deletes at the singular path.
    { method: 'DELETE', path: '/propagation/mapping/:id', handle: remove },
  ]
}

const render = (request: HttpRequest, { ruleId: _, ...record }: MappingRecord) =>
  toResource(request, record, {
    self: `/propagation/mappings/${record.id}`,
    rule: `/propagation/rules/${record.rule.id}`,
  })
