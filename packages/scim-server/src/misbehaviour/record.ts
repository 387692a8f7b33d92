import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Service } from '../service.ts'

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
  /** How to mend a server that has it. */
  readonly remedy: string
  /** The section that asks for something else: `RFC 7644 §3.3`. */
  readonly section: string
}

/** Answers the requests to a directory whose token is right. */
export type Handle = (request: UnroutedRequest) => Promise<HttpResponse>

/** Puts itself around a directory's router, which it may ask more than once; a `ScimError` that it throws is answered as such. */
export type Wrapper = (next: Handle, service: Service) => Handle

/** A record with what brings it about: something around the router, or another service for the operations to work with. */
export type Misbehaviour = MisbehaviourRecord &
  (
    | { readonly wrap: Wrapper; readonly adapt?: never }
    | { readonly adapt: (service: Service) => Service; readonly wrap?: never }
  )
