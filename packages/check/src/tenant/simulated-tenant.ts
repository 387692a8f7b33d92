import {
  type Administrator,
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  type SandboxControl,
} from '@pingone-sandbox/client'
import { toFetch } from '@pingone-sandbox/http/fetch'
import { createSystemTime, type Time, type Transport } from '@pingone-sandbox/pingone'
import { scimServerCollections } from '@pingone-sandbox/scim-server'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import {
  createSeededSources,
  createWorkspace,
  workspaceCollections,
} from '@pingone-sandbox/workspace'

/** A PingOne in this process, without a listener: its directory is empty, and its requests leave by the given transport. */
export interface SimulatedTenant extends AsyncDisposable {
  readonly administrator: Administrator
  readonly control: SandboxControl
}

export interface TenantOptions {
  readonly transport: Transport
  /** A behaviour profile: `current`, `current,userUpdate=patch`. */
  readonly profile: string
  /** What the tenant draws, ids included, repeats with the seed. */
  readonly randomSeed: number
  /** The time of this machine unless given. */
  readonly time?: Time | undefined
}

/** The address of the interfaces in this process; nothing listens there. */
const origin = 'http://pingone.invalid'

/** Starts a tenant with the engine of the sandbox. */
export async function startTenant({
  transport,
  profile,
  randomSeed,
  time = createSystemTime(),
}: TenantOptions): Promise<SimulatedTenant> {
  const sources = createSeededSources(randomSeed)
  const stores = {
    pingone: createSqliteStore({ collections: workspaceCollections }),
    scim: createSqliteStore({ collections: scimServerCollections }),
  }
  const failures: unknown[] = []
  const workspace = await createWorkspace({
    stores,
    sources: { ...sources, time },
    transport,
    tenant: { profile, seed: { randomSeed, users: 0 }, blastRadius: 1_000_000 },
    server: { token: sources.token(), directories: [], misbehaviours: [] },
    about: { version: '0', command: 'check', persistence: 'in memory' },
    log: (message, error) => failures.push(new Error(message, { cause: error })),
    onServerFailure: (error) => failures.push(error),
  })
  workspace.start({})
  return {
    administrator: createAdministrator(
      createPlatformClient({
        ...workspace.credentials,
        api: `${origin}/v1`,
        auth: origin,
        fetch: toFetch(workspace.routers.platform),
      }),
    ),
    control: createSandboxControl(
      createControlClient({
        control: `${origin}/_sandbox`,
        fetch: toFetch(workspace.routers.control),
      }),
    ),
    async [Symbol.asyncDispose]() {
      await workspace.close()
      await stores.pingone.close()
      await stores.scim.close()
      if (failures.length > 0) throw new AggregateError(failures, 'The simulated PingOne failed.')
    },
  }
}
