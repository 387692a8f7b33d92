import type { Router } from '@pingone-sandbox/http'
import type { Store } from '@pingone-sandbox/store'
import type {
  ConnectionState,
  Delivery,
  DeliverySettings,
  FaultInput,
  FaultReport,
  ProfileAnswer,
  Quirk,
  RuleStatus,
  StoreOutage,
} from '@pingone-sandbox/contract'
import type { SeededDirectory, SeedOptions } from './directory/seed/seed.ts'
import type { Journal } from './journal/journal.ts'
import type { RetentionLimits } from './journal/retention.ts'
import type { Profile } from './outbound/profile.ts'
import type { Transport } from './wire/transport.ts'
import type { Rehearsals } from './rehearse/rehearsals.ts'
import type { Replay } from './rehearse/replay.ts'
import type { RuleStandings } from './status/rule-standings.ts'

/** What a simulated tenant is made of. */
export interface PingOneOptions {
  /** Opened with `pingOneCollections`. An empty one is seeded. */
  readonly store: Store
  readonly clock: () => Date
  /** Makes the ids of new resources: lower-case UUIDs. */
  readonly newId: () => string
  /** Milliseconds that durations are measured by; the system's unless given. */
  readonly stopwatch?: () => number
  readonly profile?: Profile
  readonly seed: Omit<SeedOptions, 'store' | 'clock'>
  /** How requests are delivered, where a connection has no settings of its own. */
  readonly delivery?: Partial<Delivery>
  /** How much the journal keeps; everything unless given. */
  readonly retention?: RetentionLimits
  /** A revision that disables or deletes more users than this at their targets asks for confirmation; 100 unless given. */
  readonly blastRadius?: number
  /** Sends requests to the targets; the door `/http-transport` has the one over HTTP. */
  readonly transport: Transport
  /** Told of defects of the simulator itself. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A simulated PingOne tenant. */
export interface PingOne extends Rehearsals {
  /** The Platform API below `/v1`, and the token endpoint. */
  readonly router: Router
  /** The worker application of the sandbox environment. */
  readonly credentials: SeededDirectory
  readonly journal: Journal
  /** Begins to provision, first with what an earlier process left undone. */
  start(): void
  idle(): { readonly queued: number; readonly running: number }
  /** Why provisioning pauses: the store fails. */
  outage(): StoreOutage | undefined
  whenIdle(): Promise<void>
  /** *Full Resync*: queues every user and group of a rule. Answers the id of the change, or nothing when there is no such rule. */
  resync(ruleId: string): Promise<string | undefined>
  readonly replay: Replay
  connections(): Promise<ConnectionState[]>
  /** How rules stand, and those under them. */
  readonly ruleStandings: RuleStandings
  /** What the sync status of a rule leaves open, with the outcomes of so many milliseconds. Answers nothing when there is no such rule. */
  ruleStatus(ruleId: string, windowMs: number): Promise<RuleStatus | undefined>
  /** Sets some of a connection's delivery settings. Answers nothing when there is no such connection. */
  setDelivery(
    connectionId: string,
    settings: DeliverySettings,
  ): Promise<ConnectionState | undefined>
  faults(): FaultReport
  /** Replaces what is put in the way of requests to the targets. Throws a `DuplicateFaultError`, and changes nothing then. */
  setFaults(faults: readonly FaultInput[]): FaultReport
  profile(): ProfileAnswer
  setProfile(profile: Profile): ProfileAnswer
  /** The quirk ledger, each record with whether the profile in force brings it about. */
  quirks(): (Quirk & { readonly active: boolean })[]
  /** Puts everything back to the seed; `meanwhile` runs while nothing is sent, to empty the target. */
  reset(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}
