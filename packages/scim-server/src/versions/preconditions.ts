import type { HttpRequest } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'
import { formatVersion, opaqueTag, tagsIn } from './entity-tag.ts'

/**
 * Refuses a write on a condition that the current version does not meet: `If-Match` names another one, or `If-None-Match`
 * names this one. Links do not count: a write would not overwrite what became of them.
 *
 * @throws {ScimError} 412.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.14 RFC 7644 §3.14}
 */
export function assertPreconditions(request: HttpRequest, version: number): void {
  assertMatch(request, version)
  // RFC 9110 §13.1.2: where there is nothing to read, what is held is a reason to refuse.
  const held = request.headers['if-none-match']
  if (held !== undefined && names(held, version)) refuse(version, 'If-None-Match', held)
}

/**
 * Refuses a request whose `If-Match` names another version; a read as well (RFC 9110 §13.1.1).
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

/** Tells whether the client already holds what would be answered: its `If-None-Match` names the entity tag of that. */
export function isHeldByClient({ headers }: HttpRequest, etag: string): boolean {
  const held = headers['if-none-match']
  return held !== undefined && tagsIn(held).some((tag) => tag === '*' || tag === opaqueTag(etag))
}

function names(header: string, version: number): boolean {
  return tagsIn(header).some(
    (tag) => tag === '*' || /^"(\d+)(?:\.\w+)?"$/.exec(tag)?.[1] === `${version}`,
  )
}
