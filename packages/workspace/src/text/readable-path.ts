/** Returns the path and the query of a URL as people read them, decoded; a text that is no URL is returned as it is. */
export function readablePath(text: string): string {
  const url = URL.parse(text)
  if (url === null) return text
  const path = url.pathname + url.search
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
