import type { MisbehaviourId } from '../../index.ts'
import type { Client } from '../start-server.ts'

/** The difference between a server with a misbehaviour and one without. */
export interface Case {
  /** Makes requests and returns the result. */
  readonly observe: (client: Client) => Promise<unknown>
  /** The result from a server without the misbehaviour, and with it. */
  readonly right: unknown
  readonly wrong: unknown
}

export type Cases = Readonly<Partial<Record<MisbehaviourId, Case>>>
