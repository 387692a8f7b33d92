/** Writes a list of JSON values as a text that fits into an address and that its reader is not to look into, such as a cursor. */
export function formatOpaque(values: readonly unknown[]): string {
  const text = encodeURIComponent(JSON.stringify(values))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads it; an empty list for a text that was not written so. */
export function parseOpaque(opaque: string): readonly unknown[] {
  try {
    const text = atob(opaque.replaceAll('-', '+').replaceAll('_', '/'))
    const values: unknown = JSON.parse(decodeURIComponent(text))
    return Array.isArray(values) ? values : []
  } catch {
    return []
  }
}
