import type { Handler } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'
import { formatLocation } from '../directory/location.ts'
import type { Service } from '../directory/service.ts'

/**
 * Applies an operation on a user to the user that `/Me` is an alias of.
 *
 * The `Location` of the answer is the user's own URL (RFC 7644 §3.11).
 *
 * @throws {ScimError} 404 when no user has this `userName`.
 */
export function actOnMe(service: Service, me: string, handle: Handler): Handler {
  const { store, users } = service
  return async (request) => {
    const anyOf = { attribute: 'userName', values: [me] }
    const { items } = await store.find(users.collection, { anyOf, count: 1 })
    const [found] = items
    if (!found) throw new ScimError(404, `/Me stands for ${me}, and there is no such user.`)
    const { id } = found.document
    const response = await handle({ ...request, params: { id } })
    const location = formatLocation({ service, base: request.base }, users, id)
    return { ...response, headers: { ...response.headers, location } }
  }
}
