import type { Exchange } from '../contract/index.ts'

/** One request as it goes over the wire. */
export interface OutboundRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The deadline of the whole exchange in milliseconds; the transport's own unless given. */
  readonly timeoutMs?: number
}

export interface OutboundResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Why no response came. A failure that the sync handles is a value, not an exception. */
export interface TransportFailure {
  readonly code:
    | 'url'
    | 'dns'
    | 'refused'
    | 'tls'
    | 'timeout'
    | 'reset'
    | 'address'
    | 'too-large'
    | 'network'
  readonly message: string
}

export type TransportResult = (
  | { readonly response: OutboundResponse; readonly failure?: never }
  | { readonly response?: never; readonly failure: TransportFailure }
) & {
  /** The fault that was put in the way, with what it did. */
  readonly fault?: NonNullable<Exchange['fault']>
}

/** Sends one request and never throws. */
export type Transport = (request: OutboundRequest) => Promise<TransportResult>

/** The transport of a tenant that has none. */
export const unreachable: Transport = async () => ({
  failure: { code: 'network', message: 'There is no transport.' },
})
