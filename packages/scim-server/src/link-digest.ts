import type { Link } from './links.ts'

/**
 * Makes a short text of links that is another one when any of them changes. Their URLs do not count: they follow from the ids, and
 * from the name under which the server was asked.
 */
export function digestLinks(links: readonly Link[]): string {
  const digest = createDigest()
  for (const { value, type, display } of links)
    for (const part of [value, type, display]) digest.add(part)
  return digest.text()
}

/** A digest of 64 bits (FNV-1a, twice with different beginnings): enough to tell states of one resource apart, and no secret. */
function createDigest() {
  let [one, other] = [0x811c9dc5, 0x01000193]
  const mix = (code: number) => {
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x85ebca6b)
    other ^= other >>> 13
  }
  return {
    add(part: string | undefined) {
      for (let at = 0; at < (part?.length ?? 0); at++) mix(part?.charCodeAt(at) ?? 0)
      // Beyond every UTF-16 code unit, so that parts cannot run into each other.
      mix(part === undefined ? 0x10001 : 0x10000)
    },
    text: () => [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join(''),
  }
}
