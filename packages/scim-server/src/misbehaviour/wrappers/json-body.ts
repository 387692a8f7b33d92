import type { HttpResponse } from '@pingone-sandbox/http'
import { isComplex, type Complex } from '@pingone-sandbox/scim'

type Message = Pick<HttpResponse, 'body'>

/** Returns the JSON object in a message's body; undefined when there is none. */
export function bodyOf({ body }: Message): Complex | undefined {
  if (typeof body !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(body)
    return isComplex(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Returns the message with another body. */
export function withBody<M extends Message>(message: M, body: unknown): M & { body: string } {
  return { ...message, body: JSON.stringify(body) }
}

/** Changes the resource in a successful answer, or each resource of a list. */
export function changeResources(
  answer: HttpResponse,
  change: (resource: Complex) => Complex,
): HttpResponse {
  const body = bodyOf(answer)
  if (!body || answer.status >= 300) return answer
  const resources = resourcesOf(body)
  return withBody(answer, resources ? { ...body, Resources: resources.map(change) } : change(body))
}

/** Returns the resources of a ListResponse; undefined for another body. */
export function resourcesOf(body: Complex | undefined): readonly Complex[] | undefined {
  const resources = body?.['Resources']
  return Array.isArray(resources) ? resources.filter(isComplex) : undefined
}
