import type { HttpRequest } from '@pingone-sandbox/http'
import { mediaTypesOf } from './request-reading.ts'

/**
 * Tells whether a request creates a user by import, which may set more of a user than a plain create.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1/create-user-import.html}
 */
export const isImport = (request: HttpRequest): boolean =>
  mediaTypesOf(request).includes('application/vnd.pingidentity.user.import+json')
