import type { HttpResponse } from '@pingone-sandbox/http'
import { isComplex, type Complex } from '@pingone-sandbox/scim'

type Message = Pick<HttpResponse, 'body'>

/** The JSON object that a message carries, if it carries one. */
export function bodyOf({ body }: Message): Complex | undefined {
  if (typeof body !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(body)
    return isComplex(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The same message with another body. */
export function withBody<M extends Message>(message: M, body: unknown): M & { body: string } {
  return { ...message, body: JSON.stringify(body) }
}

/** Changes the resource that a successful answer holds, or each resource of a list. */
export function changeResources(
  answer: HttpResponse,
  change: (resource: Complex) => Complex,
): HttpResponse {
  const body = bodyOf(answer)
  if (!body || answer.status >= 300) return answer
  const resources = resourcesOf(body)
  return withBody(answer, resources ? { ...body, Resources: resources.map(change) } : change(body))
}

/** The resources of a ListResponse; undefined when it is none. */
export function resourcesOf(body: Complex | undefined): readonly Complex[] | undefined {
  const resources = body?.['Resources']
  return Array.isArray(resources) ? resources.filter(isComplex) : undefined
}
