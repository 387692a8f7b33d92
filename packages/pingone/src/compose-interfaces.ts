import { StoreError, type Store } from '@pingone-sandbox/store'
import { createIgnoredKeysNote } from './api/ignored-keys-note.ts'
import { createRevise } from './api/propagation/confirmed-revision.ts'
import { propagationRoutes } from './api/propagation/routes.ts'
import { createPlatformRouter } from './api/router.ts'
import { createTokens, type SigningKey } from './api/tokens.ts'
import type { Configuration } from './configuration/configuration.ts'
import type { Deliveries } from './configuration/deliveries.ts'
import type { ConfigurationReader } from './configuration/reader.ts'
import { createTestStore, type TestedStore } from './rehearse/test-store.ts'
import { createRetries } from './deliver/retries.ts'
import type { StoreRetry } from './deliver/store-retry.ts'
import type { SyncProgresses } from './deliver/sync-progress.ts'
import type { Sync } from './deliver/sync.ts'
import type { Directory } from './directory/directory.ts'
import type { Journal } from './journal/journal.ts'
import type { Links } from './links/links.ts'
import { createRuleSyncs } from './links/rule-syncs.ts'
import type { Behaviour } from './outbound/behaviour.ts'
import type { FaultSet } from './outbound/faults/fault-set.ts'
import type { Outbound } from './outbound/outbound.ts'
import type { ChangeQueue } from './outbox/change.ts'
import { createAskTarget } from './rehearse/ask-target.ts'
import { createRehearsals } from './rehearse/rehearsals.ts'
import { createPresentAuthorization } from './rehearse/present-authorization.ts'
import { createReadCredentials } from './rehearse/read-credentials.ts'
import { createReplay } from './rehearse/replay.ts'
import { createConnectionHealths } from './status/connection-healths.ts'
import { createConnectionStates } from './status/connection-states.ts'
import { createOverviews } from './status/overviews.ts'
import type { OutcomeHistory } from './status/outcome-history.ts'
import { createRuleStates } from './status/rule-states.ts'
import { createRuleStatuses } from './status/rule-statuses.ts'
import { createCountsOf } from './status/status.ts'
import { createSubjectStories } from './status/subject-stories.ts'

/** The parts of a tenant that its interfaces use. */
export interface InterfaceOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly stopwatch: () => number
  readonly newId: () => string
  readonly signingKey: SigningKey | undefined
  readonly log: (message: string, error?: unknown) => void
  readonly blastRadius: number
  readonly behaviour: Behaviour
  readonly deliveries: Deliveries
  readonly directory: Directory
  readonly configuration: Configuration
  readonly configurationReader: ConfigurationReader
  readonly links: Links
  readonly queue: ChangeQueue
  readonly journal: Journal
  readonly history: OutcomeHistory
  readonly outbound: Outbound
  readonly faults: Pick<FaultSet, 'report'>
  readonly sync: Sync
  readonly progresses: SyncProgresses
  readonly storeRetry: StoreRetry
}

/** Wires what reads a tenant and takes requests: the Platform API, states of connections and rules, dry runs and replay. */
export function composeInterfaces(options: InterfaceOptions) {
  const { store, clock, stopwatch, newId, log, blastRadius, behaviour, deliveries } = options
  const { directory, configuration, configurationReader, links, queue, journal, history } = options
  const { outbound, faults, sync, progresses, storeRetry } = options
  const ruleSyncs = createRuleSyncs(store)
  const countsOf = createCountsOf({ links, ruleSyncs, sync })
  const connectionStates = createConnectionStates({
    configuration: configurationReader,
    stores: configuration.stores,
    deliveries,
    channels: outbound.channels,
    sync,
    healths: createConnectionHealths({
      revisions: configuration.revisions,
      configuration: configurationReader,
      ...{ links, ruleSyncs, journal },
    }),
    outage: storeRetry.outage,
  })
  const testStore = createTestStore({ stores: configuration.stores, test: outbound.test })
  const overviews = createOverviews({
    ...{ clock, links, journal, revisions: configuration.revisions },
    directory: directory.reader,
  })
  /** What is shown and rehearsed of the provisioning of one environment. */
  const provisioningOf = (environmentId: string) => {
    const ruleStates = createRuleStates({ environmentId, configuration, links, countsOf })
    const ruleStatuses = createRuleStatuses({
      ...{ clock, ruleStates, links, progresses, history, ruleSyncs },
      outage: storeRetry.outage,
    })
    const rehearsals = createRehearsals({
      environmentId,
      directory: directory.reader,
      links,
      revisions: configuration.revisions,
      configuration: configurationReader,
      outbound,
      choices: behaviour.choices,
      ...{ clock, stopwatch },
    })
    const { retry } = createRetries({
      environmentId,
      configuration: configurationReader,
      revisions: configuration.revisions,
      directory: directory.reader,
      ...{ links, queue },
    })
    const connections = () => connectionStates.of(environmentId)
    const stories = createSubjectStories({
      ...{ environmentId, journal, ruleStates, configuration, deliveries },
      directory: directory.reader,
      activeFaults: () => faults.report().faults.map(({ id }) => id),
    })
    const overview = async () => overviews.of(environmentId, await connections())
    const test = (store: TestedStore) => testStore(environmentId, store)
    return { ruleStates, ruleStatuses, rehearsals, retry, connections, overview, stories, test }
  }
  const replay = createReplay({
    journal,
    connection: configurationReader.connection,
    send: outbound.replay,
  })
  const askTarget = createAskTarget({
    connection: configurationReader.connection,
    ask: outbound.ask,
  })
  const readCredentials = createReadCredentials(configurationReader.connection)
  const presentAuthorization = createPresentAuthorization({
    connection: configurationReader.connection,
    accessToken: outbound.accessToken,
  })
  const router = createPlatformRouter({
    directory,
    tokens: createTokens({ clock, newId, signingKey: options.signingKey }),
    newId,
    onUnexpected: (error) =>
      error instanceof StoreError
        ? log(`A Platform API request was refused. ${error.message} ${error.remedy}`)
        : log('A Platform API request failed', error),
    unknownKeys: {
      isRefused: () => behaviour.choices().unknownKeys === 'refused',
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
      countsOf,
      revise: createRevise({
        configuration: configurationReader,
        revisions: configuration.revisions,
        directory: directory.reader,
        links,
        choices: behaviour.choices,
        limit: blastRadius,
      }),
      testStore,
    }),
  })

  return {
    ...{ provisioningOf, connectionStates, overviews, replay, askTarget },
    ...{ presentAuthorization, readCredentials, router },
  }
}
