/** The path of a request from the host's root, and the text after `?`. */
export interface RequestTarget {
  readonly path: string
  readonly query: string
}

/**
 * Reads a request target, which a client may write with scheme and host as well (RFC 9112 §3.2.2).
 *
 * @example readTarget('http://localhost:4471/scim/v2/%55sers?count=1') // { path: '/scim/v2/Users', query: 'count=1' }
 */
export function readTarget(target: string): RequestTarget {
  const local = target.replace(absolute, '').replace(/^(?!\/)/, '/')
  const mark = local.indexOf('?')
  return mark < 0
    ? { path: normalizePath(local), query: '' }
    : { path: normalizePath(local.slice(0, mark)), query: local.slice(mark + 1) }
}

/**
 * Decodes the percent-encoded characters of a path that need no encoding, which identifies the same resource
 * (RFC 3986 §6.2.2.2). All others, separators included, stay encoded.
 */
export function normalizePath(path: string): string {
  if (!path.includes('%')) return path
  return path.replaceAll(/%[\da-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : encoded
  })
}

const absolute = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i
