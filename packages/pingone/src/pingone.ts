import { StoreError } from '@pingone-sandbox/store'
import { createRevise } from './api/propagation/confirmed-revision.ts'
import { createIgnoredKeysNote } from './api/body-keys/ignored-keys-note.ts'
import { propagationRoutes } from './api/propagation/routes.ts'
import { createPlatformRouter } from './api/router.ts'
import { createTokens } from './api/tokens.ts'
import {
  type ConnectionState,
  deliveryDefaults,
  type DeliverySettings,
} from '@pingone-sandbox/contract'
import { createGate } from './concurrency/gate.ts'
import { createDirectory } from './directory/directory.ts'
import { createDirectoryReader } from './directory/reader.ts'
import { seedDirectory } from './directory/seed/seed.ts'
import { nameEarlierFailures } from './journal/earlier-failures.ts'
import { createJournal } from './journal/journal.ts'
import { createOutcomeHistory } from './status/outcome-history.ts'
import { createChangeQueue } from './outbox/queue.ts'
import { describeCircuit } from './outbound/circuit.ts'
import { createFaultSet } from './outbound/faults/fault-set.ts'
import { createPauses, StoppedError } from './outbound/pauses.ts'
import { createProfile, describeProfile, ledger } from './outbound/profile.ts'
import { createMaskedLog } from './secrecy/masked-log.ts'
import { createMasker } from './secrecy/masker.ts'
import { createSecretValues } from './secrecy/secret-values.ts'
import { filtersInUse } from './configuration/filters-in-use.ts'
import { createConfiguration } from './configuration/configuration.ts'
import type { ConnectionRecord } from './configuration/records.ts'
import { createDeliveries } from './configuration/deliveries.ts'
import { createLinks } from './links/links.ts'
import { createOutbound } from './outbound/outbound.ts'
import { createPatience } from './deliver/patience.ts'
import { createPatientJournal, createPatientQueue, createPatientStore } from './deliver/patient.ts'
import { createRehearsals } from './rehearse/rehearsals.ts'
import { createRemovedRules } from './deliver/removed-rules.ts'
import { createReplay } from './rehearse/replay.ts'
import { createRequestedSyncs } from './deliver/requested-syncs.ts'
import { createRuleSyncs } from './links/rule-syncs.ts'
import { createRuleStandings } from './status/rule-standings.ts'
import { ruleStatusOf } from './status/rule-statuses.ts'
import { createSyncProgresses } from './deliver/sync-progress.ts'
import { createSync } from './deliver/sync.ts'
import { createRandom } from './seeded/random.ts'
import type { PingOne, PingOneOptions } from './tenant.ts'
import { createUnderWay } from './concurrency/under-way.ts'

/** How long requests that are on their way may take when everything stops, in milliseconds. */
const graceMs = 500

/**
 * Creates a simulated PingOne tenant over a store: directory, Platform API and the outbound provisioning engine.
 *
 * Nothing is provisioned before `start`.
 */
export async function createPingOne(options: PingOneOptions): Promise<PingOne> {
  const { store, clock, newId, blastRadius = 100 } = options
  const knownSecrets = createSecretValues()
  const log = createMaskedLog(options.log ?? (() => {}), createMasker(knownSecrets))
  const atStart = () => options.profile ?? createProfile('current')
  let profile = atStart()
  let random = createRandom(options.seed.randomSeed)

  const queue = await createChangeQueue({ store, clock, newId })
  const links = createLinks(store)
  await nameEarlierFailures(store, links)
  const journal = await createJournal({
    store,
    clock,
    ...(options.retention && { limits: options.retention }),
    onDefect: (error) => log('The journal met a defect', error),
  })
  const history = createOutcomeHistory(journal)
  const stopwatch = options.stopwatch ?? (() => performance.now())
  const progresses = createSyncProgresses(stopwatch)
  const deliveries = await createDeliveries(store, { ...deliveryDefaults, ...options.delivery })
  const directory = createDirectory({
    store,
    changes: queue,
    clock,
    newId,
    filtersInUse: (environmentId) => filtersInUse(configuration.revisions, environmentId),
  })
  const ruleSyncs = createRuleSyncs(store)
  const configuration = createConfiguration({
    store,
    changes: queue,
    isUsed: (connectionId) => links.isUsed(connectionId),
    userType: directory.reader.userType,
    clock,
    newId,
  })
  const pauses = createPauses()
  const faults = createFaultSet()
  // What reads or changes the tenant passes; a reset goes alone.
  const gate = createGate()
  /** Work that nobody waits for, until everything has to stand still. */
  const loose = createUnderWay()
  const letRun = (work: Promise<void>, failure: string): void => {
    const owned = work.catch((error: unknown) => {
      // What was stopped is taken up again at the next start.
      if (!(error instanceof StoppedError)) log(failure, error)
    })
    loose.track(owned).catch(() => {})
  }
  const patience = createPatience({
    pauses,
    clock,
    onChange: (outage, error) =>
      outage
        ? log(
            `${error?.message ?? outage.reason} Provisioning pauses until that has passed. ${outage.remedy}`,
          )
        : log('The store works again: provisioning goes on.'),
  })
  const patient = createPatientStore(store, patience)
  const patientQueue = createPatientQueue(queue, patience)
  const patientLinks = createLinks(patient)
  const patientReader = createDirectoryReader(patient)
  const patientJournal = createPatientJournal(journal, {
    patience,
    letRun: (work) => letRun(work, 'An entry could not be written down'),
  })

  const outbound = createOutbound({
    transport: options.transport,
    faults,
    choices: () => profile.choices,
    deliveries,
    pauses,
    random: () => random(),
    clock,
    stopwatch,
    newId,
    journal,
    note: patientJournal.note,
    untilStoreWorks: patience.untilItWorks,
    knownSecrets,
    onDefect: (error) => log('A probe of a target met a defect', error),
    onCircuit: (connection, standing) => {
      const { id, name } = connection
      const written = patientJournal.append({
        type: 'circuit',
        connection: { id, name },
        state: standing.state,
        summary: describeCircuit(standing),
      })
      const recovered =
        standing.state === 'closed' ? written.then(() => takeUpLeftBehind(id)) : written
      letRun(recovered, 'The circuit could not be written down')
    },
  })

  const sync = createSync({
    queue: patientQueue,
    revisions: {
      latest: (environmentId) =>
        patience.persist(() => configuration.revisions.latest(environmentId)),
    },
    directory: patientReader,
    links: patientLinks,
    journal: patientJournal,
    removedRules: createRemovedRules(patient, patientLinks),
    ruleSyncs: createRuleSyncs(patient),
    progresses,
    sourceUserType: patientReader.userType,
    contextOf: (change, type) => ({
      changeId: change.id,
      choices: profile.choices,
      directory: patientReader,
      sourceUserType: type,
      links: patientLinks,
      journal: patientJournal,
      clock,
      callerFor: (active, subject, { link, secrets, check } = {}) =>
        outbound.callerFor(active, subject, {
          changeId: change.id,
          secrets,
          check,
          // A change of the subject itself begins anew.
          attempts: change.leftBehindAt === undefined ? 0 : (link?.attempts ?? 0),
        }),
    }),
    deliveryOf: deliveries.of,
    onConnections: outbound.lines.retain,
    clock,
    onDefect: (error, work) => log(`The work on ${work} met a defect`, error),
  })

  const { resync } = createRequestedSyncs({ store, queue, links, settled: sync.settled })
  // No client asks for these, so no client would ask again.
  const { takeUpLeftBehind } = createRequestedSyncs({
    store: patient,
    queue: patientQueue,
    links: patientLinks,
    settled: sync.settled,
  })

  async function seed() {
    const credentials = await seedDirectory({ store, clock, ...options.seed })
    const { environmentId } = credentials
    const { stores } = configuration
    if ((await stores.list(environmentId)).length === 0)
      await stores.create(environmentId, {
        name: 'PingOne Directory',
        type: 'directory',
        status: 'ACTIVE',
        configuration: {},
      })
    return credentials
  }

  /** Leaves a tenant that has its environments as it is. */
  const seedWhenPossible = async (): Promise<void> => void (await patience.persist(seed))

  let cutting: ReturnType<typeof setTimeout> | undefined

  function start(): void {
    clearTimeout(cutting)
    cutting = undefined
    pauses.resume()
    sync.start()
    letRun(takeUpLeftBehind(), 'Those left behind could not be queued')
  }

  /** Lets nothing begin. What is on its way may end within the grace period; a target that is silent is not waited for. */
  function beginStop(): void {
    pauses.stop()
    cutting ??= setTimeout(pauses.cut, graceMs)
  }

  async function stop(): Promise<void> {
    beginStop()
    await sync.stop()
    await outbound.lines.settled()
    await loose.settled()
    await journal.settled()
  }

  const standingOf = async (ruleId: string) => ({
    standings: await links.standings(ruleId),
    ...(await lastSyncOf(ruleId)),
    isSyncing: sync.isSyncing(ruleId),
  })

  async function lastSyncOf(ruleId: string) {
    const last = await ruleSyncs.get(ruleId)
    return { lastSyncAt: last?.lastSyncAt, isDefective: last?.defect !== undefined }
  }

  const pausedPart = () => {
    const paused = patience.outage()
    return paused && { paused }
  }

  const stateOf = ({ id, name, connectionTest }: ConnectionRecord): ConnectionState => ({
    id,
    name,
    ...(connectionTest && { connectionTest }),
    delivery: deliveries.of(id),
    circuit: outbound.lines.circuitOf(id) ?? { state: 'closed', failures: 0 },
    ...sync.laneCounts(id),
    ...pausedPart(),
  })

  async function setDelivery(connectionId: string, settings: DeliverySettings) {
    const connection = await store.get<ConnectionRecord>('propagationStores', connectionId)
    if (connection?.document.type !== 'scim') return undefined
    const { concurrency } = await deliveries.set(connectionId, settings)
    sync.setConcurrency(connectionId, concurrency)
    return stateOf(connection.document)
  }

  const credentials = await seed()

  const standings = createRuleStandings({
    environmentId: credentials.environmentId,
    ...{ configuration, links, standingOf },
  })
  const rehearsals = createRehearsals({
    environmentId: credentials.environmentId,
    directory: directory.reader,
    links,
    revisions: configuration.revisions,
    outbound,
    choices: () => profile.choices,
    clock,
  })
  const replay = createReplay({
    journal,
    connection: async (id) =>
      (await store.get<ConnectionRecord>('propagationStores', id))?.document,
    send: outbound.replay,
  })
  const router = createPlatformRouter({
    directory,
    tokens: createTokens({ clock, newId }),
    newId,
    onUnexpected: (error) =>
      error instanceof StoreError
        ? log(`A Platform API request was refused. ${error.message} ${error.remedy}`)
        : log('A Platform API request failed', error),
    unknownKeys: {
      isRefused: () => profile.choices.unknownKeys === 'refused',
      onIgnored: createIgnoredKeysNote({
        journal,
        newId,
        onFailure: (error) => log('A warning could not be written down', error),
      }),
    },
    extraRoutes: propagationRoutes({
      directory,
      configuration,
      links,
      standingOf,
      revise: createRevise({
        store,
        revisions: configuration.revisions,
        directory: directory.reader,
        links,
        choices: () => profile.choices,
        limit: blastRadius,
      }),
      test: outbound.test,
    }),
  })

  return {
    router: { ...router, handle: (request) => gate.pass(() => router.handle(request)) },
    credentials,
    journal,
    start,
    idle: sync.counts,
    outage: patience.outage,
    whenIdle: sync.whenIdle,
    resync: (ruleId) => gate.pass(() => resync(ruleId)),
    plan: (query) => gate.pass(() => rehearsals.plan(query)),
    preview: (query) => gate.pass(() => rehearsals.preview(query)),
    previewGroup: (query) => gate.pass(() => rehearsals.previewGroup(query)),
    ruleStandings: standings,
    async ruleStatus(ruleId, windowMs) {
      const standing = await standings.of(ruleId)
      if (!standing) return undefined
      const since = new Date(clock().getTime() - windowMs)
      const { id: _, name: __, ...status } = standing
      return {
        ...status,
        ...(await ruleStatusOf(
          { links, progresses, history, ruleSyncs, patience },
          { ruleId, since },
        )),
      }
    },
    replay: (...of) => gate.pass(() => replay(...of)),
    async connections() {
      const stores = await configuration.stores.list(credentials.environmentId)
      return stores.filter(({ type }) => type === 'scim').map(stateOf)
    },
    setDelivery: (connectionId, settings) => gate.pass(() => setDelivery(connectionId, settings)),
    faults: faults.report,
    setFaults(next) {
      faults.set(next)
      return faults.report()
    },
    profile: () => describeProfile(profile),
    setProfile(next) {
      profile = next
      return describeProfile(next)
    },
    quirks: () => ledger(profile.choices),
    async reset(meanwhile = async () => {}) {
      // Whoever passes may wait for what only this ends.
      beginStop()
      await gate.alone(async () => {
        await stop()
        // Whatever fails, provisioning goes on with what is there.
        try {
          await meanwhile()
          await store.clear()
          faults.set([])
          profile = atStart()
          random = createRandom(options.seed.randomSeed)
          for (const part of [
            outbound,
            deliveries,
            configuration,
            journal,
            history,
            queue,
            knownSecrets,
          ])
            part.restart()
          await seed()
        } catch (error) {
          start()
          if (error instanceof StoreError)
            letRun(seedWhenPossible(), 'The tenant could not be seeded')
          throw error
        }
        start()
      })
    },
    async close() {
      await stop()
      clearTimeout(cutting)
    },
  }
}
