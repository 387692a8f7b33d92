import { type HttpRequest, readJson } from '@pingone-sandbox/http'
import type { z } from 'zod'
import { isJsonObject, type JsonObject, withoutBlanks } from '../records/json.ts'
import type { ListOptions } from '../records/listing.ts'
import { parseInput } from '../records/parse-input.ts'
import { invalidData, PingOneError } from './errors.ts'
import { openCursor } from './list-cursor.ts'

const DEFAULT_LIMIT = 100
/** The largest page of a list. */
export const MAXIMUM_LIMIT = 1000

/**
 * Reads a JSON object from the request body.
 *
 * PingOne's clients name many media types (`application/vnd.pingidentity.user.import+json`); all that is JSON is welcome.
 * Throws `PingOneError` 415 for anything else, and 400 for a body that is not an object.
 */
export function readObject(request: HttpRequest): JsonObject {
  const mediaType = request.headers['content-type']
  if (mediaType !== undefined && !mediaTypesOf(request).every(isUnderstood))
    throw new PingOneError(415, 'INVALID_REQUEST', `The media type ${mediaType} is not supported.`)
  const value = readJson(request)
  if (!isJsonObject(value))
    throw new PingOneError(400, 'INVALID_REQUEST', 'The request body must be a JSON object.')
  return value
}

/** Reads the body that a schema describes; `null` clears a value (PingOne, "PUT"). Throws `ZodError`, and what `readObject` throws. */
export function readInput<Schema extends z.ZodType>(
  request: HttpRequest,
  schema: Schema,
): z.output<Schema> {
  return parseInput(schema, withoutBlanks(readObject(request)))
}

/** The value of a `:name` in the route's path. */
export function param(request: HttpRequest, name: string): string {
  const value = request.params[name]
  if (value === undefined) throw new Error(`The route has no parameter :${name}.`)
  return value
}

/** Reads `filter`, `limit`, `cursor` and `order`. Throws `PingOneError` for a limit outside 1 to 1000, and a cursor of another list. */
export function readListOptions(request: HttpRequest, defaultLimit = DEFAULT_LIMIT): ListOptions {
  const { query } = request
  return {
    limit: readLimit(query.get('limit'), defaultLimit),
    filter: query.get('filter') ?? undefined,
    cursor: openCursor(request),
    order: query.get('order') ?? undefined,
  }
}

/** The media types that a request names for its body. Some clients send the header twice, which a host may join by commas. */
export function mediaTypesOf({ headers }: HttpRequest): readonly string[] {
  const named = (headers['content-type'] ?? '').split(',')
  return named.map((each) => (each.split(';', 1)[0] ?? '').trim().toLowerCase())
}

/** Tells whether a parameter that lists what to add to an answer, `include` or `expand`, has a value. Other values add nothing. */
export function isAsked(
  { query }: HttpRequest,
  parameter: 'include' | 'expand',
  value: string,
): boolean {
  return (query.get(parameter) ?? '').split(',').some((each) => each.trim() === value)
}

/** Refuses the parameter `order` for a list that has one order only. Throws `PingOneError`. */
export function refuseOrder({ query }: HttpRequest): void {
  if (query.has('order'))
    throw invalidData({
      code: 'INVALID_PARAMETER',
      target: 'order',
      message: 'This list cannot be ordered: PingOne documents no order for it.',
    })
}

function isUnderstood(mediaType: string): boolean {
  // A SCIM patch of a PingOne user must not pass for a merge patch that happens to change nothing.
  return (
    /^application\/(?:[\w.-]+\+)?json$/.test(mediaType) &&
    !mediaType.includes('user.scim.patch+json')
  )
}

function readLimit(text: string | null, defaultLimit: number): number {
  if (text === null) return defaultLimit
  const limit = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (limit >= 1 && limit <= MAXIMUM_LIMIT) return limit
  throw invalidData({
    code: 'OUT_OF_RANGE',
    target: 'limit',
    message: `The limit must be a whole number from 1 to ${MAXIMUM_LIMIT}.`,
    innerError: { rangeMinimumValue: 1, rangeMaximumValue: MAXIMUM_LIMIT },
  })
}
