import type { UnroutedRequest } from '@pingone-sandbox/http'

/** Parses a query parameter as a whole number: undefined when it is absent, NaN when it is not one. */
export function integerOf({ query }: UnroutedRequest, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

/** Returns the request with other query parameters; undefined removes one. */
export function withQuery(
  request: UnroutedRequest,
  parameters: Readonly<Record<string, string | undefined>>,
): UnroutedRequest {
  const query = new URLSearchParams(request.query)
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  return { ...request, query }
}
