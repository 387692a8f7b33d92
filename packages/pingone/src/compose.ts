import { createConfigurationReader } from './configuration/reader.ts'
import type { SigningKey } from './api/tokens.ts'
import { createUserTypes } from './deliver/user-types.ts'
import type { Profile } from './outbound/profile.ts'
import type { RetentionLimits } from './journal/retention.ts'
import { type SeedOptions, seedDirectory } from './directory/seed/seed.ts'
import { StoppedError, createPauses } from './time/pauses.ts'
import type { Store } from '@pingone-sandbox/store'
import type { Time } from './time/time.ts'
import type { Transport } from './wire/transport.ts'
import { createBackground } from './concurrency/background.ts'
import { createBehaviour } from './outbound/behaviour.ts'
import { createChangeQueue } from './outbox/queue.ts'
import { createConfiguration } from './configuration/configuration.ts'
import { createDeliveries } from './configuration/deliveries.ts'
import { createDirectory } from './directory/directory.ts'
import { createDirectoryReader } from './directory/reader.ts'
import { createFaultSet } from './outbound/faults/fault-set.ts'
import { createJournal } from './journal/journal.ts'
import { composeInterfaces } from './compose-interfaces.ts'
import { createLinks } from './links/links.ts'
import { createMaskedLog } from './secrecy/masked-log.ts'
import { createMasker } from './secrecy/masker.ts'
import { createOutbound } from './outbound/outbound.ts'
import { createPace } from './outbound/pace.ts'
import { createOutcomeHistory } from './status/outcome-history.ts'
import { createReadersWriterLock } from './concurrency/readers-writer-lock.ts'
import { createRemovedRules } from './deliver/removed-rules.ts'
import { createRequestedSyncs } from './deliver/requested-syncs.ts'
import { createRestartableRandom } from './seeded/random.ts'
import {
  createRetryingJournal,
  createRetryingQueue,
  createRetryingStore,
} from './deliver/retrying.ts'
import { createRuleSyncs } from './links/rule-syncs.ts'
import { createSecretValues } from './secrecy/secret-values.ts'
import { createStoreRetry } from './deliver/store-retry.ts'
import { createSync } from './deliver/sync.ts'
import { createSyncProgresses } from './deliver/sync-progress.ts'
import { describeCircuit } from './outbound/circuit.ts'
import { findNamed } from './directory/named-subjects.ts'
import { filtersInUse } from './configuration/filters-in-use.ts'
import { nameEarlierFailures } from './journal/earlier-failures.ts'
import { seedDirectoryStore } from './configuration/seed-store.ts'
import { deliveryDefaults, type Delivery } from '@pingone-sandbox/contract'

/** What a simulated tenant is made of. */
export interface PingOneOptions {
  /** Opened with `pingOneCollections`. An empty one is seeded. */
  readonly store: Store
  readonly time: Time
  /** Makes the ids of new resources: lower-case UUIDs. */
  readonly newId: () => string
  /** Milliseconds by which recorded durations are measured; `time.monotonic` unless given. */
  readonly stopwatch?: () => number
  readonly profile?: Profile
  readonly seed: Omit<SeedOptions, 'store' | 'clock'>
  /** The private key that signs access tokens; a new one unless given. */
  readonly signingKey?: SigningKey
  /** How requests are delivered, where a connection has no settings of its own. */
  readonly delivery?: Partial<Delivery>
  /** How much the journal keeps; everything unless given. */
  readonly retention?: RetentionLimits
  /** A revision that disables or deletes more users than this at their targets asks for confirmation; 100 unless given. */
  readonly blastRadius?: number
  /** Sends requests to the targets; the door `/http-transport` has the one over HTTP. */
  readonly transport: Transport
  /** Called when the pace of requests changes, and while it is paused when a request begins to wait or is sent. */
  readonly onPace?: () => void
  /** Receives defects of the simulator itself. */
  readonly log?: (message: string, error?: unknown) => void
}

/** Everything that a tenant consists of, wired together. The store is seeded where it is empty. */
export async function composeTenant(options: PingOneOptions) {
  const { store, time, newId, blastRadius = 100 } = options
  const { stopwatch = time.monotonic } = options
  const clock = time.now
  const knownSecrets = createSecretValues()
  const log = createMaskedLog(options.log ?? (() => {}), createMasker(knownSecrets))
  const behaviour = createBehaviour(options.profile)
  const faults = createFaultSet()
  const random = createRestartableRandom(options.seed.randomSeed)

  // The source: directory, configuration, the outbox of their changes.
  const queue = await createChangeQueue({ store, clock, newId })
  const links = createLinks(store)
  await nameEarlierFailures(store, links)
  const journal = await createJournal({
    store,
    clock,
    ...(options.retention && { limits: options.retention }),
    findNamed: (text) => findNamed(store, text),
    onDefect: (error) => log('The journal met a defect', error),
  })
  const deliveries = await createDeliveries(store, { ...deliveryDefaults, ...options.delivery })
  const directory = createDirectory({
    store,
    changes: queue,
    clock,
    newId,
    filtersInUse: (environmentId) => filtersInUse(configuration.revisions, environmentId),
  })
  const configuration = createConfiguration({
    store,
    changes: queue,
    isUsed: (connectionId) => links.isUsed(connectionId),
    isInDirectory: (...of) => directory.reader.has(...of),
    userType: directory.reader.userType,
    clock,
    newId,
  })

  const configurationReader = createConfigurationReader(store)

  // What the sync works with: its operations of the store are retried until the store works.
  const lock = createReadersWriterLock()
  const pauses = createPauses(time)
  const pace = createPace({ pauses, time, onChange: options.onPace })
  const background = createBackground({
    onFailure: log,
    isStopped: (error) => error instanceof StoppedError,
  })
  const storeRetry = createStoreRetry({
    pauses,
    clock,
    onChange: (outage, error) =>
      outage
        ? log(
            `${error?.message ?? outage.reason} Provisioning pauses until the store works. ${outage.remedy}`,
          )
        : log('The store works again: provisioning continues.'),
  })
  const retryingStore = createRetryingStore(store, storeRetry)
  const retrying = {
    store: retryingStore,
    configuration: createConfigurationReader(retryingStore),
    queue: createRetryingQueue(queue, storeRetry),
    links: createLinks(retryingStore),
    directory: createDirectoryReader(retryingStore),
    journal: createRetryingJournal(journal, {
      storeRetry,
      runInBackground: (job) => background.run(job, 'An entry could not be written down'),
    }),
  }

  // The way to the targets.
  const outbound = createOutbound({
    transport: options.transport,
    faults,
    choices: behaviour.choices,
    deliveries,
    pauses,
    pace,
    random: random.next,
    time,
    stopwatch,
    newId,
    journal,
    note: retrying.journal.note,
    untilStoreWorks: storeRetry.untilItWorks,
    knownSecrets,
    onDefect: (error) => log('A probe of a target met a defect', error),
    onCircuit({ id, name }, circuit) {
      const written = retrying.journal.append({
        type: 'circuit',
        connection: { id, name },
        state: circuit.state,
        summary: describeCircuit(circuit),
      })
      const recovered =
        circuit.state === 'closed' ? written.then(() => resumeDeferred(id)) : written
      background.run(recovered, 'The circuit could not be written down')
    },
  })

  // The sync.
  const progresses = createSyncProgresses(stopwatch)
  const sync = createSync({
    queue: retrying.queue,
    revisions: {
      latest: (environmentId) =>
        storeRetry.retry(() => configuration.revisions.latest(environmentId)),
    },
    directory: retrying.directory,
    links: retrying.links,
    journal: retrying.journal,
    removedRules: createRemovedRules(retrying.configuration, retrying.links),
    ruleSyncs: createRuleSyncs(retrying.store),
    progresses,
    sourceUserType: createUserTypes({
      read: retrying.directory.userType,
      version: queue.version,
    }).of,
    contextOf: (change, sourceUserType) => ({
      changeId: change.id,
      choices: behaviour.choices(),
      directory: retrying.directory,
      sourceUserType,
      links: retrying.links,
      journal: retrying.journal,
      clock,
      callerFor: (active, subject, { link, secrets, check } = {}) =>
        outbound.callerFor(active, subject, {
          changeId: change.id,
          secrets,
          check,
          // A change of the subject itself starts with the first attempt.
          attempts: change.deferredAt === undefined ? 0 : (link?.attempts ?? 0),
        }),
    }),
    concurrencyOf: (connectionId) => deliveries.of(connectionId).concurrency,
    onConnections: outbound.channels.retain,
    clock,
    onDefect: (error, work) => log(`The work on ${work} met a defect`, error),
  })
  const { resync } = createRequestedSyncs({
    configuration: configurationReader,
    queue,
    links,
    settled: sync.settled,
  })
  // No request asks for these, so that none repeats them when the store fails.
  const { resumeDeferred } = createRequestedSyncs({
    configuration: retrying.configuration,
    queue: retrying.queue,
    links: retrying.links,
    settled: sync.settled,
  })

  const seed = async () => {
    const credentials = await seedDirectory({ store, clock, ...options.seed })
    await seedDirectoryStore(configuration.stores, credentials.environmentId)
    return credentials
  }
  const credentials = await seed()

  const history = createOutcomeHistory(journal)
  const interfaces = composeInterfaces({
    ...{
      store,
      clock,
      stopwatch,
      newId,
      signingKey: options.signingKey,
      log,
      blastRadius,
      behaviour,
      deliveries,
      directory,
      configuration,
    },
    ...{ configurationReader, links, queue, journal, history, outbound, faults, sync },
    progresses,
    storeRetry,
  })

  return {
    ...{ store, lock, pauses, background, storeRetry, seed, credentials },
    ...{ behaviour, faults, pace, journal, outbound, sync, resync, resumeDeferred },
    ...interfaces,
    /** The parts that keep state beside the store, in the order of their reset. */
    restartable: [
      ...[{ restart: () => faults.set([]) }, behaviour, pace, random],
      ...[outbound, deliveries, configuration, journal, history, queue, knownSecrets],
      interfaces.overviews,
    ],
  }
}

export type TenantParts = Awaited<ReturnType<typeof composeTenant>>
