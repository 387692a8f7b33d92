import Negotiator from 'negotiator'

/**
 * Chooses the media type that an `Accept` header prefers, of those that can be answered, the first of which answers where there is no preference.
 *
 * Between types of the same weight the one that is named wins over the one that only a wildcard allows, and of two that are named
 * the one that comes first. Without the header every type is acceptable; undefined means that none is.
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
  // A parameter that no offered type has leaves a range without a match; clients that send one still want the type itself.
  return preferred(accept) ?? preferred(accept && withoutParameters(accept))
}

function withoutParameters(accept: string): string {
  return accept.replaceAll(/;\s*(?!q\s*=)[^\s;,="]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi, '')
}
