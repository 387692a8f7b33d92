/** States why nothing can be sent to a URL, given as text and parsed (null: it cannot be parsed); undefined when something can. */
export function refuseUrl(text: string, url: URL | null): string | undefined {
  if (!url) return `"${text}" is not a URL.`
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `Only http and https URLs can be provisioned to, not ${url.protocol}`
  if (url.username || url.password)
    return 'The URL must not carry credentials; use the authentication method.'
  const segment = dotSegment(pathOf(text))
  return segment === undefined
    ? undefined
    : `The path of ${text} has the segment "${segment}", and leads to another address than it says.`
}

/**
 * Returns why the URL of a resource does not identify it; undefined when it does.
 *
 * Of an id that is empty, `.` or `..`, or that is no valid Unicode, no path can be made: a parser of the URL drops it or alters it,
 * and the request would reach another resource, or all of them.
 */
export function refuseResourceUrl(url: string): string | undefined {
  const path = pathOf(url)
  if (!url.isWellFormed())
    return 'The id of the resource at the target is no valid Unicode, and cannot be used in a path.'
  if (path.endsWith('/'))
    return 'The id of the resource at the target is empty, and cannot be used in a path.'
  const segment = dotSegment(path)
  return segment === undefined
    ? undefined
    : `The id of the resource at the target is "${segment}", and cannot be used in a path: it would lead to another resource.`
}

const pathOf = (url: string): string => url.replace(/[?#].*/s, '')

/** The first segment that URL parsers take out of a path, in whatever spelling. */
function dotSegment(path: string): string | undefined {
  if (!mayHaveDotSegment.test(path)) return undefined
  const decoded = path.replaceAll(/%2e/gi, '.')
  return decoded.split(/[/\\]/).find((segment) => segment === '.' || segment === '..')
}

/** A fast first test: most paths have no dot segment. */
const mayHaveDotSegment = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\]|$)/i
