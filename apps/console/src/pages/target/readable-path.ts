/** A path as a person reads it: without the base of the server, and with its filter in the clear. */
export function readablePath(path: string): string {
  const below = path.replace(/^\/(?:[\w-]+\/)?scim\/v2(?=\/)/, '')
  try {
    return decodeURIComponent(below.replaceAll('+', ' '))
  } catch {
    return below
  }
}
