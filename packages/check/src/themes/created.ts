import type { CheckExchange } from '@pingone-sandbox/contract'
import { idOf, resourcesIn, tryParse } from '../wire/resource.ts'

/** The ids of what the creates among these exchanges have made. */
export const createdIn = (exchanges: readonly CheckExchange[]): readonly string[] =>
  exchanges
    .filter(({ request }) => request.method === 'POST')
    .flatMap(({ response }) => resourcesIn(tryParse(response?.body ?? '')))
    .flatMap((resource) => idOf(resource) ?? [])
