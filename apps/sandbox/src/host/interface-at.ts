import { pathBelow } from '@pingone-sandbox/http'

/** What answers on the main port. */
export type MainInterface = 'control' | 'platform' | 'console'

/**
 * Finds the interface that a path belongs to. A path outside of the base path belongs to the console, which answers it with 404.
 *
 * Reads the path as received: a segment with broken percent-encoding is a segment.
 *
 * @example interfaceAt('/3d9…/as/token', '') // 'platform'
 */
export function interfaceAt(path: string, basePath: string): MainInterface {
  const below = pathBelow(path, basePath) ?? '/'
  const [first = '', second] = below.toLowerCase().split('/').slice(1)
  if (first === '_sandbox') return 'control'
  return first === 'v1' || first === 'as' || second === 'as' ? 'platform' : 'console'
}

/** Reads the path of a request target, which a client may also write with scheme and host (RFC 9112 §3.2.2). */
export function pathOf(target: string): string {
  if (!target.startsWith('/')) return URL.parse(target)?.pathname ?? '/'
  const mark = target.search(/[?#]/)
  return mark < 0 ? target : target.slice(0, mark)
}
