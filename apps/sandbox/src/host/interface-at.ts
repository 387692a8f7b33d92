/** What answers on the main port. */
export type MainInterface = 'control' | 'platform' | 'console'

/**
 * Tells which interface a path belongs to.
 *
 * Works on the path as received: a segment with broken percent-encoding is a segment all the same.
 *
 * @example interfaceAt('/3d9…/as/token') // 'platform'
 */
export function interfaceAt(path: string): MainInterface {
  const [first = '', second] = path.toLowerCase().split('/').slice(1)
  if (first === '_sandbox') return 'control'
  return first === 'v1' || first === 'as' || second === 'as' ? 'platform' : 'console'
}

/** The path of a request target, which a client may also write with scheme and host (RFC 9112 §3.2.2). */
export function pathOf(target: string): string {
  if (!target.startsWith('/')) return URL.parse(target)?.pathname ?? '/'
  const mark = target.search(/[?#]/)
  return mark < 0 ? target : target.slice(0, mark)
}
