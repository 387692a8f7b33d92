import Negotiator from 'negotiator'

/**
 * Chooses the offered media type that an `Accept` header prefers; the first one offered when it prefers none.
 *
 * Of types with the same weight a type that the header names precedes one that a wildcard allows, and of two named types the first
 * in the header. Without the header every type is acceptable; undefined means that none is.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 RFC 9110 §12.5.1}
 * @example preferredMediaType('application/json, *\/*', ['application/hal+json', 'application/json']) // 'application/json'
 */
export function preferredMediaType(
  accept: string | undefined,
  offered: readonly string[],
): string | undefined {
  const preferred = (text: string | undefined) =>
    new Negotiator({ headers: { accept: text } }).mediaType([...offered])
  // A range with a parameter that no offered type has would match none, though its client accepts the type itself.
  return preferred(accept) ?? preferred(accept && withoutParameters(accept))
}

function withoutParameters(accept: string): string {
  return accept.replaceAll(/;\s*(?!q\s*=)[^\s;,="]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi, '')
}
