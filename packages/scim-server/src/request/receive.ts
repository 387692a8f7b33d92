import { readJson, type HttpRequest } from '@pingone-sandbox/http'
import { isComplex, ScimError, type AttributeSelection, type Complex } from '@pingone-sandbox/scim'

// Okta and plain HTTP tools send application/json, which RFC 7644 §3.1 allows.
const acceptedTypes = ['application/scim+json', 'application/json']

/**
 * Reads the JSON object in the body of a request.
 *
 * @throws {ScimError} 415 for another media type, 400 `invalidSyntax` for JSON that is not an object.
 * @throws {MalformedJsonError} For a body that is not JSON.
 */
export function receiveObject(request: HttpRequest): Complex {
  const mediaType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (!mediaType || !acceptedTypes.includes(mediaType)) {
    const detail = `Content-Type must be ${acceptedTypes.join(' or ')}, not ${mediaType || 'absent'}.`
    throw new ScimError(415, detail)
  }
  const body = readJson(request)
  if (!isComplex(body)) {
    throw new ScimError(400, 'The request body must be a JSON object.', 'invalidSyntax')
  }
  return body
}

/** Reads which attributes the client asks for (RFC 7644 §3.9). */
export function receiveSelection({ query }: HttpRequest): AttributeSelection {
  if (query.size === 0) return {}
  return {
    attributes: readNames(query.get('attributes')),
    excludedAttributes: readNames(query.get('excludedAttributes')),
  }
}

// An empty parameter equals an absent one.
function readNames(list: string | null): readonly string[] | undefined {
  const names =
    list
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return names.length > 0 ? names : undefined
}
