import type { Adapter, Wrapper } from '../wrappers/wrapper.ts'

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

/** A record with what brings it about. */
export type Misbehaviour = MisbehaviourRecord &
  (
    | { readonly wrap: Wrapper; readonly adapt?: Adapter }
    | { readonly adapt: Adapter; readonly wrap?: Wrapper }
  )
