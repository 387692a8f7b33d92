import type { Exchange } from '@pingone-sandbox/contract'

/** One request as it goes over the wire. */
export interface OutboundRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The deadline of the whole exchange in milliseconds; the transport's own unless given. */
  readonly timeoutMs?: number
  /** Gives the exchange up. */
  readonly signal?: AbortSignal
  /** Takes whatever certificate the server shows. */
  readonly acceptCertificate?: boolean
}

export interface OutboundResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What is unusual about the body, in words: how it had to be read, or why it could not be. */
  readonly note?: string
}

/** Why no response came that can be read. A failure that the sync handles is a value, not an exception. */
export interface TransportFailure {
  readonly code: TransportFailureCode
  readonly message: string
  /** The status of the answer, where that much of it was read. */
  readonly status?: number
}

export const transportFailureCodes = [
  /** Nothing can be sent to this URL. */
  'url',
  /** The address policy refuses the host. */
  'address',
  /** The host name has no address. */
  'dns',
  /** Nothing listens there. */
  'refused',
  /** The proxy of the environment does not take the request on. */
  'proxy',
  /** The certificate is not trusted. */
  'certificate',
  /** No TLS connection came about for another reason. */
  'tls',
  /** http at an https port, or the reverse. */
  'scheme',
  'timeout',
  /** The connection was closed before the answer began. */
  'reset',
  /** The connection was closed before the answer ended. */
  'cut-off',
  'too-large',
  /** What came cannot be read: it is not HTTP, not decodable, or not UTF-8. */
  'unreadable',
  'network',
] as const
export type TransportFailureCode = (typeof transportFailureCodes)[number]

export type TransportResult = (
  | { readonly response: OutboundResponse; readonly failure?: never }
  | { readonly response?: never; readonly failure: TransportFailure }
) & {
  /** The fault that affected the request, with its effect. */
  readonly fault?: NonNullable<Exchange['fault']>
}

/** Sends one request and never throws. */
export type Transport = (request: OutboundRequest) => Promise<TransportResult>
