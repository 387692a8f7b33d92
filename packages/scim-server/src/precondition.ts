import type { HttpRequest } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'

/** Writes a document's version as the weak entity tag that `meta.version` and `ETag` carry (RFC 7644 §3.14). */
export function formatVersion(version: number): string {
  return `W/"${version}"`
}

/**
 * Refuses a write on a condition that the current version does not meet: `If-Match` names another one, or `If-None-Match`
 * names this one.
 *
 * @throws {ScimError} 412.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.14 RFC 7644 §3.14}
 */
export function assertPreconditions(request: HttpRequest, version: number): void {
  const expected = request.headers['if-match']
  if (expected !== undefined && !names(expected, version)) refuse(version, 'If-Match', expected)
  // RFC 9110 §13.1.2: where there is nothing to read, what is held is a reason to refuse.
  const held = request.headers['if-none-match']
  if (held !== undefined && names(held, version)) refuse(version, 'If-None-Match', held)
}

function refuse(version: number, condition: string, tags: string): never {
  const detail = `The resource is at version ${formatVersion(version)}; ${condition} asked for ${tags}.`
  throw new ScimError(412, detail)
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
