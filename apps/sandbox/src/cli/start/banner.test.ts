import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { createSandbox } from '../../sandbox.ts'
import { parseSettings } from '../../config.ts'
import { findOutsideAddresses } from '../../host/outside-addresses.ts'
import { formatBanner } from './banner.ts'

it('prints addresses that all work where it listens on every address', async () => {
  const settings = parseSettings({ host: '0.0.0.0', users: '0' })
  await using sandbox = await createSandbox({ host: settings.host, users: 0, console: false })
  const banner = formatBanner(sandbox, settings)

  const addresses = banner.match(/http:\/\/\S+/g) ?? []
  const outside = findOutsideAddresses(settings.host)
  // The console and the SCIM base URL under each address, and the Platform API.
  expect(addresses).toHaveLength(3 + 2 * outside.length)
  for (const address of outside) expect(banner).toContain(`Elsewhere       http://${address}:`)
  for (const address of addresses) {
    const { status } = await fetch(address, { redirect: 'manual' })
    // What is refused is the missing credential, not the host.
    expect([address, status]).toEqual([address, expect.toBeOneOf([200, 401, 404])])
  }
})

it('prints the names that are allowed, with the port of the listener unless they have their own', async () => {
  const settings = parseSettings({ allowedHost: ['sandbox.test', 'proxy.test:8443'], users: '0' })
  await using sandbox = await createSandbox({
    allowedHost: settings.allowedHost,
    users: 0,
    console: false,
  })
  const { port } = new URL(sandbox.urls.scim ?? '')
  const banner = formatBanner(sandbox, settings)
  expect(banner).toContain(`Elsewhere       http://sandbox.test:${port}/scim/v2\n`)
  expect(banner).toContain('Elsewhere       http://proxy.test:8443/scim/v2\n')
})

it('finds the addresses that other machines can use', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
    ({ address, family, internal }) as NetworkInterfaceInfo
  const interfaces = {
    lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
    eth0: [at('192.0.2.7', 'IPv4'), at('2001:db8::7', 'IPv6'), at('fe80::7', 'IPv6')],
  }
  expect(findOutsideAddresses('0.0.0.0', interfaces)).toEqual(['192.0.2.7'])
  expect(findOutsideAddresses('::', interfaces)).toEqual(['192.0.2.7', '[2001:db8::7]'])
  expect(findOutsideAddresses('127.0.0.1', interfaces)).toEqual([])
})
