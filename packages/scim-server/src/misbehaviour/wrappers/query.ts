import type { UnroutedRequest } from '@pingone-sandbox/http'

/** The whole number that a query parameter is: undefined when it is absent, NaN for anything else. */
export function integerOf({ query }: UnroutedRequest, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

/** The same request with other query parameters; one that is undefined is taken away. */
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
