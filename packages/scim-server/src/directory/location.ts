import type { Endpoint } from './endpoint.ts'
import type { Service } from './service.ts'

/** A directory and the base URL of a request to it, from which absolute URLs are made. */
export interface Site {
  readonly service: Service
  /** The URL to which the client sent the request, up to the root of the server. */
  readonly base: string
}

/** Writes the absolute URL of a resource (RFC 7643 §3.1, `meta.location`). */
export function formatLocation({ service, base }: Site, { type }: Endpoint, id: string): string {
  return `${base}${service.basePath}${type.endpoint}/${encodeURIComponent(id)}`
}
