/**
 * Tells whether a client presents the expected secret.
 *
 * Compares all bytes in constant time, so that the time does not reveal where the secrets differ. In a browser, which lacks such a
 * comparison, every character is compared.
 */
export function isSameSecret(presented: string, expected: string): boolean {
  return createSecretTest(expected)(presented)
}

/** Makes `isSameSecret` for one expected secret, which is encoded once. */
export function createSecretTest(expected: string): (presented: string) => boolean {
  const crypto = globalThis.process?.getBuiltinModule?.('node:crypto')
  if (crypto === undefined) return (presented) => isSameText(presented, expected)
  const encoder = new TextEncoder()
  const expectedBytes = encoder.encode(expected)
  const bytes = new Uint8Array(expectedBytes.length)
  return (presented) => {
    bytes.fill(0)
    // What does not fit is cut off, so as many bytes are compared for every text.
    const { read, written } = encoder.encodeInto(presented, bytes)
    const isSame = crypto.timingSafeEqual(bytes, expectedBytes)
    return isSame && read === presented.length && written === bytes.length
  }
}

function isSameText(presented: string, expected: string): boolean {
  let difference = presented.length ^ expected.length
  for (let index = 0; index < presented.length; index++)
    difference |= presented.charCodeAt(index) ^ (expected.charCodeAt(index) || 0)
  return difference === 0
}
