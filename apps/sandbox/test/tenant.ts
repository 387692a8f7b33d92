import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts'
import {
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
} from '@pingone-sandbox/client'
import { startAdministration, type Resource } from './administrator.ts'

/** A resource at the target. */
export interface Provisioned extends Resource {
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly members?: readonly { readonly value: string }[]
}

export interface TenantOptions extends SandboxOptions {
  /** Overrides keys of the configuration of the connection to the reference server. */
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly managed?: boolean
  /** A sandbox that several tests use, one after the other: the tenant resets it where it would close its own. */
  readonly sandbox?: Sandbox
}

/** Starts a sandbox and the calls that an administrator makes on it: the Platform API on one side, SCIM on the other, both over HTTP. */
export async function startTenant({
  configuration = {},
  managed = false,
  sandbox: shared,
  ...options
}: TenantOptions = {}) {
  const sandbox = shared ?? (await createSandbox({ users: 0, console: false, ...options }))
  const { urls, credentials } = sandbox
  const platform = createPlatformClient({ ...urls, ...credentials })
  const administrator = createAdministrator(platform)
  const control = createSandboxControl(createControlClient(urls))

  async function listAtTarget(resource: 'Users' | 'Groups'): Promise<Provisioned[]> {
    await sandbox.waitForIdle()
    const response = await fetch(`${urls.scim}/${resource}?count=1000`, {
      headers: { authorization: `Bearer ${sandbox.token}` },
    })
    return ((await response.json()) as { Resources: Provisioned[] }).Resources
  }

  const administration = await startAdministration(administrator, {
    name: 'Reference server',
    url: urls.scim,
    token: sandbox.token,
    managed,
    configuration,
  })

  return {
    sandbox,
    platform,
    control,
    administrator,
    call: administrator.call,
    ...administration,
    /** The users at the target once provisioning is idle. */
    users: () => listAtTarget('Users'),
    groups: () => listAtTarget('Groups'),
    /** The requests that were sent to the target since the start, oldest first: `METHOD /path`. */
    async requests(): Promise<string[]> {
      await sandbox.waitForIdle()
      const { exchanges } = await control.exchanges({ limit: 1000 })
      return exchanges
        .map(
          ({ request }) =>
            `${request.method} ${decodeURIComponent(request.url.replace(urls.scim ?? '', ''))}`,
        )
        .reverse()
    },
    /** The bodies of the requests of a purpose that were sent to the target, oldest first. */
    async sent(purpose: string): Promise<unknown[]> {
      await sandbox.waitForIdle()
      const { exchanges } = await control.exchanges({ limit: 1000 })
      return exchanges
        .filter((exchange) => exchange.purpose === purpose)
        .map(({ request }) => JSON.parse(request.body ?? 'null') as unknown)
        .reverse()
    },
    [Symbol.asyncDispose]: () => (shared ? sandbox.reset() : sandbox.close()),
  }
}
