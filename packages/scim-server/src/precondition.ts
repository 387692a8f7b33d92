import type { HttpRequest } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'

/** Writes a document's version as the weak entity tag that `meta.version` and `ETag` carry (RFC 7644 §3.14). */
export function formatVersion(version: number): string {
  return `W/"${version}"`
}

/**
 * Refuses a write whose `If-Match` names another version than the current one.
 *
 * @throws {ScimError} 412.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.14 RFC 7644 §3.14}
 */
export function assertMatch(request: HttpRequest, version: number): void {
  const expected = request.headers['if-match']
  if (expected === undefined || names(expected, version)) return
  throw new ScimError(
    412,
    `The resource is at version ${formatVersion(version)}; If-Match asked for ${expected}.`,
  )
}

/** Tells whether the client already holds this version: its `If-None-Match` names it. */
export function isHeldByClient(request: HttpRequest, version: number): boolean {
  const held = request.headers['if-none-match']
  return held !== undefined && names(held, version)
}

// Every tag issued here is weak; a client that returns it without the W/ means the same version.
function names(header: string, version: number): boolean {
  return header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === `"${version}"`)
}
