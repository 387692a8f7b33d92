import type { HttpRequest } from '@pingone-sandbox/http'
import type { PopulationDocument } from '../records/documents.ts'
import type { Populations } from '../directory/populations.ts'
import { toResource } from './hal.ts'

/** Represents a population with the number of its users. */
export async function representPopulation(
  request: HttpRequest,
  population: PopulationDocument,
  populations: Populations,
) {
  const { environmentId, id } = population
  return {
    ...toResource(request, population, { self: `/populations/${id}` }),
    userCount: await populations.countUsers(environmentId, id),
  }
}
