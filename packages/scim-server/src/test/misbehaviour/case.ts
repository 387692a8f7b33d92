import type { MisbehaviourId } from '../../index.ts'
import type { Client } from '../start-server.ts'

/** What tells a server that misbehaves from one that does not. */
export interface Case {
  /** What a client sees. */
  readonly observe: (client: Client) => Promise<unknown>
  /** What it sees of a server that behaves, and of one that does not. */
  readonly right: unknown
  readonly wrong: unknown
}

export type Cases = Readonly<Partial<Record<MisbehaviourId, Case>>>
