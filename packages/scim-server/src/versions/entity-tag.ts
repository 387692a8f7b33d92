import type { Link } from '../membership/links.ts'
import { digestLinks } from './link-digest.ts'

/**
 * Writes a document's version as the weak entity tag that `meta.version` and `ETag` carry (RFC 7644 §3.14).
 *
 * Where a resource is shown with links that change without it, since groups and members are documents of their own, a digest of
 * these follows.
 */
export function formatVersion(version: number, unversioned: readonly Link[] = []): string {
  return unversioned.length === 0 ? `W/"${version}"` : `W/"${version}.${digestLinks(unversioned)}"`
}

/** Splits the value of `If-Match` or `If-None-Match` into tags, without the sign that they are weak. */
export function tagsIn(header: string): readonly string[] {
  return header.split(',').map(opaqueTag)
}

// Every tag issued here is weak; a client that returns it without the W/ means the same version.
export function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
