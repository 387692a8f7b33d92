import ipaddr from 'ipaddr.js'

/**
 * The IPv4 addresses that an IPv6 address leads to, once a translator or a tunnel has unpacked it; empty when it holds none.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6052#section-2.2 RFC 6052 §2.2} (NAT64),
 *   {@link https://www.rfc-editor.org/rfc/rfc3056#section-2 RFC 3056 §2} (6to4),
 *   {@link https://www.rfc-editor.org/rfc/rfc4380#section-4 RFC 4380 §4} (Teredo),
 *   {@link https://www.rfc-editor.org/rfc/rfc5214#section-6.1 RFC 5214 §6.1} (ISATAP)
 */
export function embeddedIpv4(address: ipaddr.IPv6): readonly ipaddr.IPv4[] {
  const bytes = address.toByteArray()
  const at = (...places: readonly number[]) =>
    new ipaddr.IPv4(places.map((place) => bytes[place] ?? 0))
  const last = at(12, 13, 14, 15)
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
      return [last]
    case 'rfc6052':
      // The well-known prefix has one layout; the prefix for local use (RFC 8215) may have any layout of RFC 6052.
      return bytes[5] === 1
        ? filled([at(6, 7, 9, 10), at(7, 9, 10, 11), at(9, 10, 11, 12), last])
        : [last]
    case '6to4':
      return [at(2, 3, 4, 5)]
    case 'teredo':
      // The server, and the client with each bit inverted.
      return [at(4, 5, 6, 7), new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff))]
    case 'loopback':
    case 'unspecified':
      return []
    default:
      return isCompatible(bytes) || isIsatap(bytes) ? [last] : []
  }
}

/** Read in a layout that the address does not have, the bytes begin with zeros, and 0.0.0.0/8 is no destination. */
const filled = (candidates: readonly ipaddr.IPv4[]): readonly ipaddr.IPv4[] =>
  candidates.filter(({ octets }) => octets[0] !== 0)

/** An IPv4-compatible address, `::a.b.c.d`, which RFC 4291 §2.5.5.1 withdrew. */
const isCompatible = (bytes: readonly number[]): boolean =>
  bytes.slice(0, 12).every((byte) => byte === 0)

/** The interface identifier `0:5efe:a.b.c.d` or `200:5efe:a.b.c.d` below any prefix. */
const isIsatap = (bytes: readonly number[]): boolean =>
  (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
