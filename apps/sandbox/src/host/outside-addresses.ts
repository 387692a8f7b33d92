import { networkInterfaces } from 'node:os'
import type { NetworkInterfaceInfo } from 'node:os'
import { formatHost } from './listen.ts'

/**
 * The addresses under which other machines reach a server that listens on every address, as they stand in a URL.
 *
 * Empty for a server on one address, which is reached under that one. Link-local IPv6 addresses are left out: they lead nowhere without
 * the name of an interface of the machine that asks.
 */
export function findOutsideAddresses(
  host: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): readonly string[] {
  const families =
    host === '0.0.0.0' ? ['IPv4'] : host === '::' || host === '[::]' ? ['IPv4', 'IPv6'] : []
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => !internal && families.includes(family))
    .filter(({ address }) => !address.toLowerCase().startsWith('fe80:'))
    .map(({ address }) => formatHost(address))
}
