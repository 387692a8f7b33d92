import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Handle, Layer } from './wrappers/wrapper.ts'

/** A layer with the id of its misbehaviour. */
export interface NamedLayer {
  readonly id: string
  readonly layer: Layer
}

/** The misbehaviours that acted on each answer, for as long as the answer is referenced. */
export interface ActedRecord {
  readonly note: (answer: HttpResponse, ids: readonly string[]) => void
  readonly of: (answer: HttpResponse) => readonly string[]
}

export function createActedRecord(): ActedRecord {
  const acted = new WeakMap<HttpResponse, readonly string[]>()
  return {
    note(answer, ids) {
      if (ids.length > 0) acted.set(answer, ids)
    },
    of: (answer) => acted.get(answer) ?? [],
  }
}

/**
 * Makes a layer report whether it acts on a request: unless it passes on the request that it receives, and returns the answer that it
 * gets for that.
 */
export function watch({ id, layer }: NamedLayer, report: (id: string) => void): Layer {
  return async (request, next) => {
    const unchanged: HttpResponse[] = []
    const follow: Handle = async (passed) => {
      const answer = await next(passed)
      if (isSameRequest(passed, request)) unchanged.push(answer)
      return answer
    }
    try {
      const answer = await layer(request, follow)
      if (!unchanged.some((each) => isSameAnswer(each, answer))) report(id)
      return answer
    } catch (error) {
      report(id)
      throw error
    }
  }
}

function isSameRequest(one: UnroutedRequest, other: UnroutedRequest): boolean {
  if (one === other) return true
  return (
    one.method === other.method &&
    one.path === other.path &&
    one.query.toString() === other.query.toString() &&
    isSameBody(one.body, other.body) &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers)
  )
}

export function isSameAnswer(one: HttpResponse, other: HttpResponse): boolean {
  if (one === other) return true
  return (
    one.status === other.status &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers) &&
    isSameBody(one.body, other.body)
  )
}

/** White space in JSON does not count. */
function isSameBody(one: HttpResponse['body'], other: HttpResponse['body']): boolean {
  return one === other || (typeof one === 'string' && compact(one) === compact(other))
}

function compact(body: HttpResponse['body']): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}
