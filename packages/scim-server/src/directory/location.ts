import type { Endpoint } from './endpoint.ts'
import type { Service } from './service.ts'

/** Where the links are asked for: they are absolute URLs. */
export interface Site {
  readonly service: Service
  /** Scheme, host and port under which the client reached the server. */
  readonly origin: string
}

/** Writes the absolute URL of a resource (RFC 7643 §3.1, `meta.location`). */
export function formatLocation({ service, origin }: Site, { type }: Endpoint, id: string): string {
  return `${origin}${service.basePath}${type.endpoint}/${encodeURIComponent(id)}`
}
