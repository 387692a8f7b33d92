import { isComplex } from '@pingone-sandbox/scim'

// A whole value, or a part of one: a segment of a path or a quoted string of a filter.
const reference = /^bulkId:(.+)$|(?<=["/])bulkId:([^"/?]+)/gs

/** Finds what a reference stands for. */
export type Resolve = (bulkId: string) => string

/**
 * Puts what references stand for in their place, wherever they are within a JSON value.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7.2 RFC 7644 §3.7.2}
 */
export function resolveReferences(value: unknown, resolve: Resolve): unknown {
  if (typeof value === 'string') return resolveText(value, resolve)
  if (Array.isArray(value)) return value.map((each) => resolveReferences(each, resolve))
  if (!isComplex(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, each]) => [key, resolveReferences(each, resolve)]))
}

/** Puts what references stand for in their place within a text. */
export function resolveText(text: string, resolve: Resolve): string {
  return text.replace(reference, (_, whole?: string, part?: string) => resolve(whole ?? part ?? ''))
}

/** The bulkIds that a JSON value refers to. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  resolveReferences(value, (bulkId) => {
    found.add(bulkId)
    return bulkId
  })
  return found
}
