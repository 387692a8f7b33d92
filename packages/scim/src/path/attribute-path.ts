/** A reference to an attribute: `urn:…:User:name.familyName` has all three parts. */
export interface AttributePath {
  /** The schema URN, as written; absent for an unqualified name. */
  readonly urn?: string
  readonly name: string
  readonly subAttribute?: string
}

const attributeName = /^[a-z$][\w$-]*$/i
const uri = /^[a-z][a-z0-9+.-]*:[!-9;-~][!-~]*$/i

/**
 * Reads `[URN:]name[.subAttribute]`; undefined when the text is not an attribute path.
 *
 * The URN ends at the last colon, so the dot in its version (`…:core:2.0:User:userName`) is not a separator.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.10 RFC 7644 §3.10}
 */
export function readAttributePath(text: string): AttributePath | undefined {
  const colon = text.lastIndexOf(':')
  const dot = text.indexOf('.', colon + 1)
  const name = text.slice(colon + 1, dot === -1 ? undefined : dot)
  if (!attributeName.test(name)) return undefined
  if (colon === -1 && dot === -1) return { name }

  const urn = colon === -1 ? undefined : text.slice(0, colon)
  if (urn !== undefined && !uri.test(urn)) return undefined
  const subAttribute = dot === -1 ? undefined : text.slice(dot + 1)
  if (subAttribute !== undefined && !attributeName.test(subAttribute)) return undefined
  return {
    ...(urn !== undefined && { urn }),
    name,
    ...(subAttribute !== undefined && { subAttribute }),
  }
}

/** Writes an attribute path; the inverse of `readAttributePath`. */
export function formatAttributePath({ urn, name, subAttribute }: AttributePath): string {
  const qualified = urn === undefined ? name : `${urn}:${name}`
  return subAttribute === undefined ? qualified : `${qualified}.${subAttribute}`
}
