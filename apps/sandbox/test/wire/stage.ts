import type { SandboxControl } from '@pingone-sandbox/client'
import type { DeliverySettings, JournalEntry } from '@pingone-sandbox/contract'
import { startGateway } from '../gateway.ts'
import { startTenant } from '../tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>
type Gateway = Awaited<ReturnType<typeof startGateway>>
type Resource = Awaited<ReturnType<Tenant['hire']>>

/** What a scene can do. */
export interface Cast extends Omit<Tenant, 'hire' | 'rule'>, Pick<Gateway, 'guard'> {
  /** Creates a user with a name, an email address and a phone number. */
  readonly hire: (username: string, attributes?: object) => Promise<Resource>
  /** Puts a rule for everyone into force, and waits until it is carried out. */
  readonly enforce: (options?: {
    readonly groups?: readonly Resource[]
    readonly mappings?: readonly object[]
  }) => Promise<Resource>
  /** Creates a resource at the target as another client than PingOne. */
  readonly hold: (path: string, resource: object) => Promise<Resource>
  /** Takes a resource away from the target behind PingOne's back. */
  readonly lose: (path: string) => Promise<void>
  /** Patches a resource at the target behind PingOne's back. */
  readonly alter: (path: string, operation: object) => Promise<void>
  /** Starts a Full Resync of a rule. */
  readonly resync: (rule: Resource) => Promise<void>
  /** Performs the part of the scene that the transcript shows. */
  readonly show: (action: () => Promise<unknown>) => Promise<void>
}

/** Something that happens, and what there is before it does. */
export interface Scene {
  /** In one sentence. */
  readonly title: string
  /** Overrides settings of the connection's configuration; `gateway` is the origin of the target. */
  readonly configuration?: (gateway: string) => Readonly<Record<string, unknown>>
  readonly delivery?: DeliverySettings
  readonly play: (cast: Cast) => Promise<void>
}

/** How the connection is set up around a scene. */
export interface Stage {
  readonly profile: string
  readonly configuration?: (gateway: string) => Readonly<Record<string, unknown>>
}

/** Plays a scene on a sandbox of its own, at a fixed time and from a fixed seed, and answers what the journal has of the part that is shown. */
export async function playScene(scene: Scene, stage: Stage): Promise<readonly JournalEntry[]> {
  await using gateway = await startGateway()
  await using tenant = await startTenant({
    clock: '2026-01-31T09:00:00Z',
    scimToken: 'correct-horse-battery-staple',
    profile: stage.profile,
    configuration: {
      SCIM_URL: `${gateway.origin}/scim/v2`,
      USER_FILTER: 'username Eq "%s"',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      ...scene.configuration?.(gateway.origin),
      ...stage.configuration?.(gateway.origin),
    },
  })
  const { sandbox, call, connection, control } = tenant
  const { scim = '' } = sandbox.urls
  gateway.lead(scim, sandbox.token)
  const delivery = { concurrency: 1, backoffMs: 10, circuitThreshold: 0, ...scene.delivery }
  await control.setDelivery(connection.id, delivery)

  let shown: readonly JournalEntry[] = []
  await scene.play({
    ...tenant,
    guard: gateway.guard,
    hire: (username, attributes = {}) =>
      tenant.hire(username, {
        name: { given: capitalised(username), family: 'Lovelace' },
        primaryPhone: '+44 20 7946 0000',
        ...attributes,
      }),
    async enforce({ groups = [], mappings = [] } = {}) {
      const rule = await tenant.rule('population.id pr', groups)
      for (const mapping of mappings)
        await call('POST', `/propagation/rules/${rule.id}/mappings`, mapping)
      await tenant.revise()
      await sandbox.waitForIdle()
      return rule
    },
    async hold(path, resource) {
      const answer = await askTarget('POST', path, resource)
      return (await answer.json()) as Resource
    },
    async lose(path) {
      await askTarget('DELETE', path)
    },
    async alter(path, operation) {
      await askTarget('PATCH', path, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [operation],
      })
    },
    async resync({ id }) {
      await control.resync(id)
    },
    async show(action) {
      await sandbox.waitForIdle()
      const before = await readEntries(control)
      await action()
      await sandbox.waitForIdle()
      shown = await readEntries(control, before.at(-1)?.seq)
    },
  })
  return shown

  function askTarget(method: string, path: string, body?: object): Promise<Response> {
    return fetch(scim + path, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.token}`,
        'content-type': 'application/scim+json',
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  }
}

async function readEntries(control: SandboxControl, after = 0): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = []
  for (let cursor: string | undefined = String(after); cursor !== undefined;) {
    // Each page names the next one.
    // oxlint-disable-next-line no-await-in-loop
    const page = await control.entries({ limit: 500, after: cursor })
    entries.push(...page.entries)
    cursor = page.cursor
  }
  return entries
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
