import type { Handler } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'

/** Makes a handler that answers 501: this server does not implement the operation (RFC 7644 §3.12). */
export function decline(operation: string): Handler {
  return () => {
    throw new ScimError(501, `${operation} is not implemented.`)
  }
}
