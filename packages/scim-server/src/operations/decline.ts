import type { Handler } from '@pingone-sandbox/http'
import { ScimError } from '@pingone-sandbox/scim'

/** Answers 501: the protocol has this operation, this server does not (RFC 7644 §3.12). */
export function decline(operation: string): Handler {
  return () => {
    throw new ScimError(501, `${operation} is not implemented.`)
  }
}
