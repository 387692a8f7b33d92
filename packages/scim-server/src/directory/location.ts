import type { Endpoint } from './endpoint.ts'
import type { Service } from './service.ts'

/** Where the links are asked for: they are absolute URLs. */
export interface Site {
  readonly service: Service
  /** The URL under which the client reached the root of the server. */
  readonly base: string
}

/** Writes the absolute URL of a resource (RFC 7643 §3.1, `meta.location`). */
export function formatLocation({ service, base }: Site, { type }: Endpoint, id: string): string {
  return `${base}${service.basePath}${type.endpoint}/${encodeURIComponent(id)}`
}
