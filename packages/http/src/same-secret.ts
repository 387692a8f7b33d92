/**
 * Tells whether a client presents the expected secret.
 *
 * Compares hashes in constant time, so that the time does not reveal where the secrets differ. In a browser, which lacks such a
 * comparison, every character is compared.
 */
export function isSameSecret(presented: string, expected: string): boolean {
  return createSecretTest(expected)(presented)
}

/** Makes `isSameSecret` for one expected secret, whose hash is computed once. */
export function createSecretTest(expected: string): (presented: string) => boolean {
  const crypto = globalThis.process?.getBuiltinModule?.('node:crypto')
  if (crypto === undefined) return (presented) => isSameText(presented, expected)
  const hash = (text: string) => crypto.hash('sha256', text, 'buffer')
  const expectedHash = hash(expected)
  return (presented) => crypto.timingSafeEqual(hash(presented), expectedHash)
}

function isSameText(presented: string, expected: string): boolean {
  let difference = presented.length ^ expected.length
  for (let index = 0; index < presented.length; index++)
    difference |= presented.charCodeAt(index) ^ (expected.charCodeAt(index) || 0)
  return difference === 0
}
