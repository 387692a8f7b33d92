import type { Link } from '../membership/composed-links.ts'
import { digestLinks } from './link-digest.ts'

/**
 * Writes a document's version as the weak entity tag that `meta.version` and `ETag` carry (RFC 7644 §3.14).
 *
 * Appends a digest of the links that change without the document, since groups and members are documents of their own.
 */
export function formatVersion(version: number, unversioned: readonly Link[] = []): string {
  return unversioned.length === 0 ? `W/"${version}"` : `W/"${version}.${digestLinks(unversioned)}"`
}

/** Splits the value of `If-Match` or `If-None-Match` into tags without `W/`. */
export function tagsIn(header: string): readonly string[] {
  return header.split(',').map(opaqueTag)
}

/** Removes `W/` from a tag. Every tag of this server is weak, so a client that omits it means the same version. */
export function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
