import ipaddr from 'ipaddr.js'
import { embeddedIpv4 } from './embedded-ipv4.ts'

/** Ranges that no provisioning target has an address in. */
const refusedRanges: Readonly<Record<string, string>> = {
  linkLocal: 'a link-local address, where clouds serve the metadata of a machine',
  unspecified: 'the unspecified address, which names no host',
  multicast: 'a multicast address',
  broadcast: 'the broadcast address',
  reserved: 'a reserved address',
  deprecatedSiteLocal: 'a site-local address, which RFC 3879 withdrew',
}

/** Where clouds serve metadata, and with it credentials, outside the link-local ranges. */
const metadataAddresses: ReadonlySet<string> = new Set(
  [
    // Amazon EC2 over IPv6, and the credentials of EKS pods.
    ...['fd00:ec2::254', 'fd00:ec2::23'],
    // Azure's wire server.
    '168.63.129.16',
    // Alibaba Cloud.
    '100.100.100.200',
    // Oracle Cloud.
    ...['192.0.0.192', 'fd00:c1::a9fe:a9fe'],
    // Google Cloud over IPv6.
    'fd20:ce::254',
    // Scaleway over IPv6.
    'fd00:42::42',
  ].map(normalized),
)

/** Names under which clouds serve metadata; they matter where a proxy resolves names. */
const metadataNames: ReadonlySet<string> = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'instance-data.ec2.internal',
  'metadata.tencentyun.com',
])

/**
 * Says why an address must not be contacted, or nothing when it may be.
 *
 * Loopback and private networks are allowed: that is where a developer's own SCIM endpoint runs. An IPv6 address that leads to an IPv4
 * one (mapped, translated or tunnelled) is judged by both.
 */
export function refuseAddress(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is not an IP address`
  const parsed = ipaddr.parse(address)
  const own = refuseParsed(parsed)
  if (own !== undefined) return `${address} is ${own}`
  if (parsed instanceof ipaddr.IPv4) return undefined
  for (const inner of embeddedIpv4(parsed)) {
    const reason = refuseParsed(inner)
    if (reason !== undefined)
      return `${address} leads to ${inner.toString()}, and that is ${reason}`
  }
  return undefined
}

/** Says why a host name or a literal address must not be contacted before anything is resolved. */
export function refuseHost(hostname: string): string | undefined {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValid(literal)) return refuseAddress(literal)
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return metadataNames.has(name)
    ? `${name} is where a cloud serves the metadata of a machine`
    : undefined
}

function refuseParsed(address: ipaddr.IPv4 | ipaddr.IPv6): string | undefined {
  if (metadataAddresses.has(normalized(address.toString()))) return 'a cloud metadata address'
  return refusedRanges[address.range()]
}

/** One spelling for each address, without the zone of an IPv6 one. */
function normalized(address: string): string {
  return ipaddr.parse(address.replace(/%.*/, '')).toNormalizedString()
}
