/** A decoded path without the base path of the server. */
export function readablePath(path: string): string {
  const below = path.replace(/^\/(?:[\w-]+\/)?scim\/v2(?=\/)/, '')
  try {
    return decodeURIComponent(below.replaceAll('+', ' '))
  } catch {
    return below
  }
}
