import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Adapter, Handle, Wrapper } from '../wrappers/wrapper.ts'

/** The description of an error that SCIM servers make. */
export interface MisbehaviourRecord {
  readonly id: string
  readonly title: string
  /** What the server does, and what it should do. */
  readonly what: string
  readonly evidence: {
    /** A public URL. */
    readonly source: string
    readonly note: string
  }
  /** The effect on provisioning by the simulated PingOne. */
  readonly effect: string
  /** The change that corrects such a server. */
  readonly remedy: string
  /** The section that the behaviour violates or concerns: `RFC 7644 §3.3`. */
  readonly section: string
}

/** A record with its implementation. */
export type Misbehaviour = MisbehaviourRecord &
  (
    | { readonly wrap: Wrapper; readonly adapt?: Adapter; readonly acts?: undefined }
    | { readonly adapt: Adapter; readonly acts: Acts; readonly wrap?: undefined }
  )

/** Tells whether a misbehaviour without a layer acts on a request. `ask` sends a request to the server without misbehaviours. */
export type Acts = (exchanged: {
  readonly request: UnroutedRequest
  readonly answer: HttpResponse
  readonly ask: Handle
}) => boolean | Promise<boolean>
