import type { Link } from '../membership/composed-links.ts'

/**
 * Makes a short text of links that changes when any of them changes. Ignores their order and their URLs, which follow from the ids and
 * from the base URL of the request.
 */
export function digestLinks(links: readonly Link[]): string {
  const known = digests.get(links)
  if (known !== undefined) return known
  const digest = createDigest()
  const texts = links.map(({ value, type, display }) => JSON.stringify([value, type, display]))
  for (const text of texts.sort()) digest.add(text)
  const text = digest.text()
  digests.set(links, text)
  return text
}

/** Links that are kept from one request to the next are digested once. */
const digests = new WeakMap<readonly Link[], string>()

/** Makes a digest of 64 bits (FNV-1a, twice with different seeds): enough to distinguish states of one resource, not for secrets. */
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
