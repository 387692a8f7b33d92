/** Writes a list of JSON values as URL-safe Base64, as clients get cursors. */
export function formatOpaque(values: readonly unknown[]): string {
  const text = encodeURIComponent(JSON.stringify(values))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads what `formatOpaque` wrote; returns an empty list for any other text. */
export function parseOpaque(opaque: string): readonly unknown[] {
  try {
    const text = atob(opaque.replaceAll('-', '+').replaceAll('_', '/'))
    const values: unknown = JSON.parse(decodeURIComponent(text))
    return Array.isArray(values) ? values : []
  } catch {
    return []
  }
}
