import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Service } from '../../directory/service.ts'

/** One thing that SCIM servers get wrong, as people read of it. */
export interface MisbehaviourRecord {
  readonly id: string
  readonly title: string
  /** What the server does with it, beside what it should do. */
  readonly what: string
  readonly evidence: {
    /** A public URL. */
    readonly source: string
    readonly note: string
  }
  /** What becomes of the provisioning by the simulated PingOne. */
  readonly effect: string
  /** What a server that has it should do. */
  readonly remedy: string
  /** The section that asks for something else: `RFC 7644 §3.3`. */
  readonly section: string
}

/** Answers the requests to a directory whose token is right. */
export type Handle = (request: UnroutedRequest) => Promise<HttpResponse>

/** Answers a request, for which it may ask `next` more than once; a `ScimError` that it throws is answered as such. */
export type Layer = (request: UnroutedRequest, next: Handle) => HttpResponse | Promise<HttpResponse>

/**
 * Makes what stands around the routers of a directory: that of single requests, and that of the operations of bulk requests.
 * What it remembers from one request to the next is common to both.
 */
export type Wrapper = (service: Service) => Layer

/** Makes another service for the operations to work with. */
export type Adapter = (service: Service) => Service

/** A record with what brings it about. */
export type Misbehaviour = MisbehaviourRecord &
  (
    | { readonly wrap: Wrapper; readonly adapt?: Adapter }
    | { readonly adapt: Adapter; readonly wrap?: Wrapper }
  )
