import type { HttpRequest } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'
import { formatVersion, opaqueTag, tagsIn } from './entity-tag.ts'

/**
 * Refuses a write whose precondition fails: `If-Match` names another version, or `If-None-Match` names the current one. Ignores
 * links, which a write does not overwrite.
 *
 * @throws {ScimError} 412.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.14 RFC 7644 §3.14}
 */
export function assertPreconditions(request: HttpRequest, version: number): void {
  assertMatch(request, version)
  // RFC 9110 §13.1.2: other methods than GET and HEAD are refused when the version matches.
  const known = request.headers['if-none-match']
  if (known !== undefined && names(known, version)) refuse(version, 'If-None-Match', known)
}

/**
 * Refuses a request, a read too, whose `If-Match` names another version (RFC 9110 §13.1.1).
 *
 * @throws {ScimError} 412.
 */
export function assertMatch({ headers }: HttpRequest, version: number): void {
  const expected = headers['if-match']
  if (expected !== undefined && !names(expected, version)) refuse(version, 'If-Match', expected)
}

function refuse(version: number, condition: string, tags: string): never {
  const detail = `The resource is at version ${formatVersion(version)}; ${condition} asked for ${tags}.`
  throw new ScimError(412, detail)
}

/** Tells whether the client has the current representation: its `If-None-Match` names the entity tag. */
export function isKnownToClient({ headers }: HttpRequest, etag: string): boolean {
  const known = headers['if-none-match']
  return known !== undefined && tagsIn(known).some((tag) => tag === '*' || tag === opaqueTag(etag))
}

function names(header: string, version: number): boolean {
  return tagsIn(header).some(
    (tag) => tag === '*' || /^"(\d+)(?:\.\w+)?"$/.exec(tag)?.[1] === `${version}`,
  )
}
