import type { Router } from '@pingone-sandbox/http'
import type { Store } from '@pingone-sandbox/store'
import { createPlatformRouter } from './api/router.ts'
import { createTokens } from './api/tokens.ts'
import { propagationRoutes } from './api/propagation/routes.ts'
import type { ProfileAnswer, Quirk } from './contract/index.ts'
import { createDirectory } from './directory/directory.ts'
import { sourceUserType } from './directory/schema.ts'
import { seedDirectory, type SeededDirectory, type SeedOptions } from './directory/seed/seed.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createChangeQueue } from './journal/queue.ts'
import { createCaller, type ExchangeContext, type TokenCache } from './outbound/caller.ts'
import { testConnection } from './outbound/connection-test.ts'
import { createHttpTransport } from './outbound/http-transport.ts'
import { describeProfile, ledger, profiles, type ProfileName } from './outbound/profile.ts'
import type { Transport } from './outbound/transport.ts'
import { createConfiguration } from './provisioning/configuration/configuration.ts'
import { createLinks } from './provisioning/links.ts'
import type { RuleRecord } from './provisioning/configuration/records.ts'
import { createRemovedRules } from './provisioning/removed-rules.ts'
import { createSync } from './provisioning/sync.ts'
import type { ScimConfiguration } from './contract/index.ts'

export interface PingOneOptions {
  /** Opened with `pingOneCollections`. An empty one is seeded. */
  readonly store: Store
  readonly clock: () => Date
  /** Makes the ids of new resources: lower-case UUIDs. */
  readonly newId: () => string
  readonly profile?: ProfileName
  readonly seed: Omit<SeedOptions, 'store' | 'clock'>
  /** How requests reach the targets; HTTP unless given. */
  readonly transport?: Transport
  /** Told of defects of the simulator itself. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A simulated PingOne tenant. */
export interface PingOne {
  /** The Platform API below `/v1`, and the token endpoint. */
  readonly router: Router
  /** The worker application of the sandbox environment. */
  readonly credentials: SeededDirectory
  readonly journal: Journal
  /** Begins to provision, first with what an earlier process left undone. */
  start(): void
  idle(): { readonly queued: number; readonly running: number }
  whenIdle(): Promise<void>
  /** *Full Resync*: queues every user and group of a rule. Answers the id of the change, or nothing when there is no such rule. */
  resync(ruleId: string): Promise<string | undefined>
  profile(): ProfileAnswer
  setProfile(name: ProfileName): ProfileAnswer
  /** The quirk ledger, each record with whether the profile in force brings it about. */
  quirks(): (Quirk & { readonly active: boolean })[]
  /** Puts everything back to the seed. */
  reset(): Promise<void>
  close(): Promise<void>
}

/**
 * Creates a simulated PingOne tenant over a store: directory, Platform API and the outbound provisioning engine.
 *
 * Nothing is provisioned before `start`.
 */
export async function createPingOne(options: PingOneOptions): Promise<PingOne> {
  const { store, clock, newId, log = () => {} } = options
  let profile = options.profile ?? 'current'

  const queue = await createChangeQueue({ store, clock, newId })
  const journal = await createJournal({ store, clock })
  const directory = createDirectory({ store, changes: queue, clock, newId })
  const configuration = createConfiguration({ store, changes: queue, clock, newId })
  const links = createLinks(store)
  const tokens: TokenCache = new Map()
  const http = options.transport ? undefined : createHttpTransport()
  const transport = options.transport ?? http?.send ?? unreachable

  const callerFor = (scim: ScimConfiguration, context: ExchangeContext) =>
    createCaller({
      configuration: scim,
      choices: profiles[profile],
      transport,
      tokens,
      context,
      clock,
      newId,
      record: (exchange) =>
        journal.append({
          type: 'exchange',
          ...(context.changeId && { changeId: context.changeId }),
          exchange,
        }),
    })

  const sync = createSync({
    queue,
    configuration,
    removedRules: createRemovedRules(store),
    contextOf: (change) => ({
      changeId: change.id,
      choices: profiles[profile],
      directory: directory.reader,
      sourceUserType,
      links,
      journal,
      clock,
      outbound: ({ configuration: scim, rule, connection }, subject) => ({
        call: callerFor(scim, {
          changeId: change.id,
          rule: { id: rule.id, name: rule.name },
          connection: { id: connection.id, name: connection.name },
          subject,
        }),
      }),
    }),
    onDefect: (error, change) => log(`The work on "${change.summary}" was given up`, error),
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

  const credentials = await seed()

  return {
    router: createPlatformRouter({
      directory,
      tokens: createTokens({ clock, newId }),
      newId,
      onUnexpected: (error) => log('A Platform API request failed', error),
      extraRoutes: propagationRoutes({
        directory,
        configuration,
        links,
        isSyncing: () => sync.counts().running > 0,
        test: (scim, connection) =>
          testConnection(callerFor(scim, { connection }), scim, profiles[profile]),
      }),
    }),
    credentials,
    journal,
    start: sync.start,
    idle: sync.counts,
    whenIdle: sync.whenIdle,
    async resync(ruleId) {
      const stored = await store.get<RuleRecord>('rules', ruleId)
      if (!stored) return undefined
      const { environmentId, name } = stored.document
      const write = queue.write({
        environmentId,
        action: 'PROVISIONING_SYNC.STARTED',
        subject: { type: 'rule', id: ruleId, name },
        summary: `Full Resync of the rule ${name}`,
        userIds: [],
        groupIds: [],
        ruleIds: [ruleId],
      })
      await store.commit([write])
      queue.committed()
      return write.kind === 'put' ? write.document.id : undefined
    },
    profile: () => describeProfile(profile),
    setProfile(name) {
      profile = name
      return describeProfile(name)
    },
    quirks: () => ledger(profiles[profile]),
    async reset() {
      await sync.stop()
      await store.clear()
      tokens.clear()
      await seed()
      sync.start()
    },
    async close() {
      await sync.stop()
      await http?.close()
    },
  }
}

const unreachable: Transport = async () => ({
  failure: { code: 'network', message: 'There is no transport.' },
})
