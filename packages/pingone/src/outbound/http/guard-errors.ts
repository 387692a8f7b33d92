/** The address policy refuses a host. Nothing was sent to it. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError'
}

/** The proxy that the environment names cannot be reached. */
export class ProxyUnreachableError extends Error {
  override readonly name = 'ProxyUnreachableError'
}
