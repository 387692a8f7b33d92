/** A URL as a person reads it: a filter without its percent signs. One that cannot be decoded stays as it is. */
export function readableUrl(url: string): string {
  const [path = '', ...query] = url.split('?')
  try {
    // A plus is a space in a query alone.
    return [
      decodeURI(path),
      ...query.map((part) => decodeURIComponent(part.replaceAll('+', ' '))),
    ].join('?')
  } catch {
    return url
  }
}
