import ipaddr from 'ipaddr.js'

/** Ranges that a provisioning target never lives in: cloud metadata, unspecified and group addresses. */
const refusedRanges = new Set(['linkLocal', 'unspecified', 'multicast', 'broadcast', 'reserved'])

/**
 * Says why a resolved address must not be contacted, or nothing when it may be.
 *
 * Loopback and private networks are allowed: that is where a developer's own SCIM endpoint runs. IPv4 addresses in IPv6 clothing are judged as IPv4.
 */
export function refuseAddress(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is not an IP address`
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (refusedRanges.has(range)) return `${address} is a ${range} address`
  if (parsed.toNormalizedString() === 'fd00:ec2:0:0:0:0:0:254')
    return `${address} is a cloud metadata address`
  return undefined
}
