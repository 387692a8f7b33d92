import { secretOrigins, type SecretKey } from './connection-columns.ts'

type Addresses = Readonly<Record<string, unknown>>

/**
 * Tells whether an address that receives the secret now names another server; then the stored secret is dropped, and the client
 * must send it again.
 */
export const isSecretMoved = (key: string, previous: Addresses, next: Addresses): boolean =>
  movedAddresses(key, previous, next).length > 0

/** The configuration keys that now name another server for the secret. */
export const movedAddresses = (key: string, previous: Addresses, next: Addresses) =>
  originKeysOf(key).filter((address) => originOf(previous[address]) !== originOf(next[address]))

/** For a secret under an unknown key, the target's address counts. */
const originKeysOf = (key: string): readonly (typeof secretOrigins)[SecretKey][number][] =>
  key in secretOrigins ? secretOrigins[key as SecretKey] : ['SCIM_URL']

/** Scheme, host and port; a text that is no URL is compared as a whole. */
export const originOf = (address: unknown): string | undefined => {
  if (typeof address !== 'string' || address === '') return undefined
  const origin = URL.parse(address)?.origin ?? 'null'
  return origin === 'null' ? address : origin
}
