import type { OutboundResponse } from './transport.ts'
import { failed, type Result } from './caller.ts'

/** A resource as a target holds it: its id is known, the rest is whatever the target says. */
export type TargetResource = { readonly id: string } & Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(response: OutboundResponse): Result<Record<string, unknown>> {
  const type = response.headers['content-type'] ?? 'no content type'
  try {
    const value: unknown = JSON.parse(response.body)
    if (isObject(value)) return { ok: true, value }
  } catch {
    // told below: what matters to the reader is that it is not JSON, and what it claims to be
  }
  return failed(
    `The target answered ${response.status} with something that is not a JSON object (${type}).`,
    response.status,
  )
}

/** Reads a resource with an id from a response. */
export function readResource(response: OutboundResponse): Result<TargetResource> {
  const body = parse(response)
  if (!body.ok) return body
  return typeof body.value['id'] === 'string'
    ? { ok: true, value: body.value as TargetResource }
    : failed(
        `The target answered ${response.status} with a resource that has no id.`,
        response.status,
      )
}

/** Reads the resources of a ListResponse; an absent or null `Resources` is an empty list, elements without an id are passed over. */
export function readResources(response: OutboundResponse): Result<readonly TargetResource[]> {
  const body = parse(response)
  if (!body.ok) return body
  const { totalResults, Resources: resources } = body.value
  if (totalResults === undefined && resources === undefined)
    return failed(
      'The target answered with something that is not a SCIM ListResponse.',
      response.status,
    )
  const elements: readonly unknown[] = Array.isArray(resources) ? resources : []
  return {
    ok: true,
    value: elements.filter(
      (element): element is TargetResource =>
        isObject(element) && typeof element['id'] === 'string',
    ),
  }
}
