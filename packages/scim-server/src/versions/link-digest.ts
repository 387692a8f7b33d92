import type { Link } from '../membership/links.ts'

/**
 * Makes a short text of links that is another one when any of them changes. Their order does not count, and neither do their URLs: they
 * follow from the ids, and from the name under which the server was asked.
 */
export function digestLinks(links: readonly Link[]): string {
  const digest = createDigest()
  const texts = links.map(({ value, type, display }) => JSON.stringify([value, type, display]))
  for (const text of texts.sort()) digest.add(text)
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
    add(text: string) {
      for (let at = 0; at < text.length; at++) mix(text.charCodeAt(at))
    },
    text: () => [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join(''),
  }
}
