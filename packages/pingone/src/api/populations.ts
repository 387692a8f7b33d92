import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { populationInput } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import type { PopulationDocument } from '../records/documents.ts'
import { hal, toCollection } from './hal.ts'
import { representPopulation } from './population-resource.ts'
import { param, readInput, readListOptions } from './request-reading.ts'

const COLLECTION = '/v1/environments/:environmentId/populations'
const ITEM = `${COLLECTION}/:populationId`

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/populations.html} */
export function populationRoutes({ populations }: Directory): readonly Route[] {
  const represent = (request: HttpRequest, population: PopulationDocument) =>
    representPopulation(request, population, populations)

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const page = await populations.list(
          param(request, 'environmentId'),
          readListOptions(request),
        )
        const items = await Promise.all(page.items.map((item) => represent(request, item)))
        return hal(200, toCollection(request, 'populations', { ...page, items }))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const input = readInput(request, populationInput)
        const created = await populations.create(param(request, 'environmentId'), input)
        return hal(201, await represent(request, created))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) =>
        hal(200, await represent(request, await populations.get(...keyOf(request)))),
    },
    {
      method: 'PUT',
      path: ITEM,
      handle: async (request) => {
        const input = readInput(request, populationInput)
        const replaced = await populations.replace(...keyOf(request), input)
        return hal(200, await represent(request, replaced))
      },
    },
    {
      method: 'DELETE',
      path: ITEM,
      handle: async (request) => {
        await populations.delete(...keyOf(request))
        return noContent()
      },
    },
  ]
}

function keyOf(request: HttpRequest): [environmentId: string, populationId: string] {
  return [param(request, 'environmentId'), param(request, 'populationId')]
}
