/** Tells whether an address names this machine itself, whatever resolves its host. */
export function isLoopbackUrl(address: string): boolean {
  const { hostname = '' } = URL.parse(address) ?? {}
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}
