/**
 * Where each secret of a connection goes: the keys of the addresses whose servers may have it, or what is got with it. The keys are
 * those that hold secrets: never answered by a read, never written to the journal.
 *
 * The access token that the client secret is exchanged for goes to the SCIM base URL.
 */
export const secretOrigins = {
  BASIC_AUTH_PASSWORD: ['SCIM_URL'],
  OAUTH_ACCESS_TOKEN: ['SCIM_URL'],
  OAUTH_CLIENT_SECRET: ['OAUTH_TOKEN_REQUEST', 'SCIM_URL'],
  CUSTOM_HEADER: ['SCIM_URL'],
} as const

export type SecretKey = keyof typeof secretOrigins

export const secretKeys = Object.keys(secretOrigins) as readonly SecretKey[]

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
