import { expect, it } from 'vitest'
import { refuseAddress, refuseHost } from './address-policy.ts'

it.each([
  '127.0.0.1',
  '::1',
  '10.1.2.3',
  '192.168.0.1',
  '172.16.0.9',
  '100.64.0.1',
  '8.8.8.8',
  '2606:4700::1111',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::808:808',
  '64:ff9b:1::808:808',
  '2002:808:808::1',
  '2001:4860:4860::8888',
])('allows %s', (address) => {
  expect(refuseAddress(address)).toBeUndefined()
})

it.each([
  ['link-local', '169.254.169.254'],
  ['link-local', '169.254.170.2'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['link-local', 'febf::a9fe:a9fe'],
  ['unspecified', '0.0.0.0'],
  ['unspecified', '0.1.2.3'],
  ['unspecified', '::'],
  ['multicast', '224.0.0.1'],
  ['multicast', 'ff02::1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['reserved', '2001:db8::1'],
  ['site-local', 'fec0::1'],
  ['site-local', 'feff::1'],
  ['Amazon', 'fd00:ec2::254'],
  ['Amazon', 'fd00:ec2:0:0:0:0:0:254'],
  ['Amazon, mapped', '::ffff:169.254.169.254'],
  ['Amazon, mapped in hexadecimal', '::ffff:a9fe:a9fe'],
  ['Amazon, compatible', '::169.254.169.254'],
  ['Azure', '168.63.129.16'],
  ['Azure, mapped', '::ffff:168.63.129.16'],
  ['Alibaba', '100.100.100.200'],
  ['Oracle', '192.0.0.192'],
  ['Google', 'fd20:ce::254'],
  ['NAT64', '64:ff9b::a9fe:a9fe'],
  ['NAT64', '64:ff9b::169.254.169.254'],
  ['NAT64 to Alibaba', '64:ff9b::6464:64c8'],
  ['NAT64 for local use, /96', '64:ff9b:1::a9fe:a9fe'],
  ['NAT64 for local use, /96 below a subnet', '64:ff9b:1:7::a9fe:a9fe'],
  ['NAT64 for local use, /48', '64:ff9b:1:a9fe:a9:fe00::'],
  ['NAT64 for local use, /56', '64:ff9b:1:a9:fe:a9fe::'],
  ['NAT64 for local use, /64', '64:ff9b:1::a9:fea9:fe00:0'],
  ['6to4', '2002:a9fe:a9fe::1'],
  ['Teredo, the client', '2001::1:0:5601:5601'],
  ['Teredo, the server', '2001:0:a9fe:a9fe::'],
  ['SIIT', '::ffff:0:169.254.169.254'],
  ['SIIT', '::ffff:0:a9fe:a9fe'],
  ['ISATAP', '2606:4700::5efe:a9fe:a9fe'],
  ['ISATAP, global', '2606:4700::200:5efe:a9fe:a9fe'],
  ['no address', 'nowhere'],
])('refuses %s: %s', (_, address) => {
  expect(refuseAddress(address)).toEqual(expect.stringContaining(' '))
})

it.each(['[fe80::1]', '[64:ff9b::a9fe:a9fe]', '169.254.169.254', 'Metadata.Google.internal.'])(
  'refuses the host %s',
  (host) => {
    expect(refuseHost(host)).toEqual(expect.stringContaining(' '))
  },
)

it.each(['localhost', 'scim.example.com', '[::1]', '127.0.0.1'])('accepts the host %s', (host) => {
  expect(refuseHost(host)).toBeUndefined()
})

it('names the resource behind an address', () => {
  expect(refuseAddress('64:ff9b::a9fe:a9fe')).toBe(
    '64:ff9b::a9fe:a9fe leads to 169.254.169.254, and that is a link-local address, where clouds serve the metadata of a machine',
  )
})
