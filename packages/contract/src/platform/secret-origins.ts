import { secretOrigins, type SecretKey } from './connection-fields.ts'

type Addresses = Readonly<Record<string, unknown>>

/** Whether one of the servers that a secret goes to is another one: then the stored secret is not kept, and asked for anew. */
export const isSecretMoved = (key: string, previous: Addresses, next: Addresses): boolean =>
  movedAddresses(key, previous, next).length > 0

/** The keys of the addresses of a secret that lead to another server by now. */
export const movedAddresses = (key: string, previous: Addresses, next: Addresses) =>
  originKeysOf(key).filter((address) => originOf(previous[address]) !== originOf(next[address]))

/** A secret that PingOne has no key for stays with the target. */
const originKeysOf = (key: string): readonly (typeof secretOrigins)[SecretKey][number][] =>
  key in secretOrigins ? secretOrigins[key as SecretKey] : ['SCIM_URL']

/** Scheme, host and port. What is no address leads nowhere else only as long as it stays what it is. */
export const originOf = (address: unknown): string | undefined => {
  if (typeof address !== 'string' || address === '') return undefined
  const origin = URL.parse(address)?.origin ?? 'null'
  return origin === 'null' ? address : origin
}
