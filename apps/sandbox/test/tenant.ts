import { createSandbox, type SandboxOptions } from '../src/index.ts'
import { startAdministration, type Resource } from './administrator.ts'

/** A resource as the target holds it. */
export interface Provisioned extends Resource {
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly members?: readonly { readonly value: string }[]
}

export interface TenantOptions extends SandboxOptions {
  /** Laid over the configuration of a connection to the reference server. */
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly managed?: boolean
}

/** Starts a sandbox and the calls that an administrator makes on it: the Platform API on one side, SCIM on the other, both over HTTP. */
export async function startTenant({
  configuration = {},
  managed = false,
  ...options
}: TenantOptions = {}) {
  const sandbox = await createSandbox({ users: 0, console: false, ...options })
  const { urls, credentials } = sandbox
  const answer = await fetch(`${urls.auth}/${credentials.environmentId}/as/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${credentials.clientId}:${credentials.clientSecret}`)}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }

  async function call<Answer = Resource>(
    method: string,
    path: string,
    body?: object,
  ): Promise<Answer> {
    const response = await fetch(`${urls.api}/environments/${credentials.environmentId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  async function held(resource: 'Users' | 'Groups'): Promise<Provisioned[]> {
    await sandbox.waitForIdle()
    const response = await fetch(`${urls.scim}/${resource}?count=1000`, {
      headers: { authorization: `Bearer ${sandbox.token}` },
    })
    return ((await response.json()) as { Resources: Provisioned[] }).Resources
  }

  const administration = await startAdministration(call, {
    name: 'Reference server',
    url: urls.scim,
    token: sandbox.token,
    managed,
    configuration,
  })

  return {
    sandbox,
    call,
    ...administration,
    /** What the target holds once provisioning is idle. */
    users: () => held('Users'),
    groups: () => held('Groups'),
    /** The requests that were sent to the target since the start, oldest first: `METHOD /path`. */
    async requests(): Promise<string[]> {
      await sandbox.waitForIdle()
      const response = await fetch(`${urls.control}/exchanges?limit=1000`)
      const { exchanges } = (await response.json()) as {
        exchanges: { request: { method: string; url: string } }[]
      }
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
      const response = await fetch(`${urls.control}/exchanges?limit=1000`)
      const { exchanges } = (await response.json()) as {
        exchanges: { purpose: string; request: { body?: string } }[]
      }
      return exchanges
        .filter((exchange) => exchange.purpose === purpose)
        .map(({ request }) => JSON.parse(request.body ?? 'null') as unknown)
        .reverse()
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
