import type {
  ConnectionState,
  DeliverySettings,
  FaultInput,
  FaultReport,
  Overview,
  PaceReport,
  PaceSettings,
  ProfileAnswer,
  Quirk,
  RuleStatus,
  StoreOutage,
} from '@pingone-sandbox/contract'
import type { Journal } from './journal/journal.ts'
import { type Profile, describeProfile, ledger } from './outbound/profile.ts'
import type { AskTarget } from './rehearse/ask-target.ts'
import type { TestedStore } from './rehearse/test-store.ts'
import type { Result } from './outbound/result.ts'
import type { Rehearsals } from './rehearse/rehearsals.ts'
import type { PresentAuthorization } from './rehearse/present-authorization.ts'
import type { ReadCredentials } from './rehearse/read-credentials.ts'
import type { Replay } from './rehearse/replay.ts'
import type { Router } from '@pingone-sandbox/http'
import type { RuleStates } from './status/rule-states.ts'
import type { SubjectStories } from './status/subject-stories.ts'
import type { SeededDirectory } from './directory/seed/seed.ts'
import type { Retries } from './deliver/retries.ts'
import { composeTenant, type PingOneOptions } from './compose.ts'
import { createLifecycle } from './lifecycle.ts'

/** The provisioning of one environment: its state, and what it would do. */
export interface EnvironmentProvisioning extends Rehearsals, Retries {
  /** The SCIM connections with the state of their delivery. */
  connections(): Promise<ConnectionState[]>
  /** How provisioning goes, in figures and in what needs attention. */
  overview(): Promise<Overview>
  /** *Test Connection*. Throws a `ZodError` for a configuration that is not complete. */
  test(store: TestedStore): Promise<Result<undefined>>
  /** The state of the rules, and of the users and groups under each. */
  readonly ruleStates: RuleStates
  /** Everything that concerned one user or group. */
  readonly stories: SubjectStories
  /** The details of the sync status of a rule, with the outcomes of so many milliseconds. Returns undefined when there is no such rule. */
  ruleStatus(ruleId: string, windowMs: number): Promise<RuleStatus | undefined>
}

/** A simulated PingOne tenant. */
export interface PingOne {
  /** The Platform API below `/v1`, and the token endpoint. */
  readonly router: Router
  /** The worker application of the sandbox environment. */
  readonly credentials: SeededDirectory
  readonly journal: Journal
  /** Starts to provision, first what an earlier process left undone. */
  start(): void
  idle(): { readonly queued: number; readonly running: number }
  /** Why provisioning pauses: the store fails. */
  outage(): StoreOutage | undefined
  whenIdle(): Promise<void>
  /** *Full Resync*: queues every user and group of a rule. Resolves to the id of the change; undefined when there is no such rule. */
  resync(ruleId: string): Promise<string | undefined>
  readonly replay: Replay
  readonly presentAuthorization: PresentAuthorization
  readonly askTarget: AskTarget
  /** Secrets included: for code in this process. */
  readonly readCredentials: ReadCredentials
  /** The provisioning of an environment; that of `credentials.environmentId` is the one that is seeded. */
  provisioningOf(environmentId: string): EnvironmentProvisioning
  /** Sets some of a connection's delivery settings. Returns undefined when there is no such connection. */
  setDelivery(
    connectionId: string,
    settings: DeliverySettings,
  ): Promise<ConnectionState | undefined>
  faults(): FaultReport
  /** Replaces the faults of requests to the targets. Throws a `DuplicateFaultError` and then changes nothing. */
  setFaults(faults: readonly FaultInput[]): FaultReport
  /** The pace of the requests of the sync. */
  pace(): PaceReport
  setPace(settings: PaceSettings): PaceReport
  profile(): ProfileAnswer
  setProfile(profile: Profile): ProfileAnswer
  /** The quirk ledger; each record says whether it applies under the active profile. */
  quirks(): (Quirk & { readonly active: boolean })[]
  /** Returns everything to the seed; `meanwhile` runs while nothing is sent, to empty the target. */
  reset(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/**
 * Creates a simulated PingOne tenant over a store: directory, Platform API and the outbound provisioning engine.
 *
 * Provisioning waits for `start`.
 */
export async function createPingOne(options: PingOneOptions): Promise<PingOne> {
  const parts = await composeTenant(options)
  const { askTarget, behaviour, connectionStates, faults, lock, pace, presentAuthorization } = parts
  const { readCredentials, replay, resync, router } = parts
  const { start, whenIdle, reset, close } = createLifecycle(parts)

  return {
    router: { ...router, handle: (request) => lock.shared(() => router.handle(request)) },
    credentials: parts.credentials,
    journal: parts.journal,
    start,
    idle: parts.sync.counts,
    outage: parts.storeRetry.outage,
    whenIdle,
    resync: (ruleId) => lock.shared(() => resync(ruleId)),
    presentAuthorization: (...of) => lock.shared(() => presentAuthorization(...of)),
    askTarget: (...of) => lock.shared(() => askTarget(...of)),
    readCredentials: (...of) => lock.shared(() => readCredentials(...of)),
    replay: (...of) => lock.shared(() => replay(...of)),
    provisioningOf(environmentId) {
      const { connections, overview, rehearsals, retry, ruleStates, ruleStatuses, stories, test } =
        parts.provisioningOf(environmentId)
      return {
        connections,
        overview,
        test: (store) => lock.shared(() => test(store)),
        ruleStates,
        stories,
        ruleStatus: (ruleId, windowMs) => ruleStatuses.of(ruleId, windowMs),
        retry: (query) => lock.shared(() => retry(query)),
        plan: (...of) => lock.shared(() => rehearsals.plan(...of)),
        preview: (query) => lock.shared(() => rehearsals.preview(query)),
        previewGroup: (query) => lock.shared(() => rehearsals.previewGroup(query)),
      }
    },
    setDelivery: (connectionId, settings) =>
      lock.shared(() => connectionStates.setDelivery(connectionId, settings)),
    faults: faults.report,
    setFaults(next) {
      faults.set(next)
      return faults.report()
    },
    pace: pace.report,
    setPace: pace.set,
    profile: () => describeProfile(behaviour.profile()),
    setProfile(next) {
      behaviour.set(next)
      return describeProfile(next)
    },
    quirks: () => ledger(behaviour.choices()),
    reset,
    close,
  }
}
