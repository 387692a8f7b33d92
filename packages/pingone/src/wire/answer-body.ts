import { isDeeperThan } from '@pingone-sandbox/http'
import type { OutboundResponse } from './transport.ts'

const parsed = new WeakMap<OutboundResponse, { readonly value: unknown }>()

/**
 * The JSON value of the body of an answer; undefined when the body is empty or not JSON.
 *
 * A body is parsed once, however often its value is asked for: masking, the comparison with what was sent and the overlay of a PUT
 * all read it. Treat the value as immutable.
 */
export function jsonOf(response: OutboundResponse): unknown {
  const known = parsed.get(response)
  if (known) return known.value
  const value = tryJson(response.body)
  parsed.set(response, { value })
  return value
}

/** Lets an answer whose body is the same share the value. */
export function shareJson(from: OutboundResponse, to: OutboundResponse): void {
  const known = parsed.get(from)
  if (known && from.body === to.body) parsed.set(to, known)
}

/** How many levels of objects and arrays are read; code that compares and merges values recurses as deep. */
const deepest = 200

/** The JSON value of a text; undefined when it is none, or nested deeper than anything that is read. */
export function tryJson(text: string): unknown {
  if (text === '' || isDeeperThan(deepest, text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
