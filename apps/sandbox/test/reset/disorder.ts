import {
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  formatConnection,
  type Resource,
} from '@pingone-sandbox/client'
import * as fc from 'fast-check'
import type { Sandbox } from '../../src/index.ts'

/** Changes of the state of a sandbox, each by its name. */
export const deeds = [
  'hire',
  'fire',
  'form-group',
  'declare-attribute',
  'connect',
  'fail-test',
  'enforce',
  'resync',
  'deliver-otherwise',
  'set-faults',
  'open-circuit',
  'misbehave',
  'change-profile',
  'play-scenario',
  'write-to-target',
  'replay',
  'read',
  'pause',
  'learn',
] as const
export type Deed = (typeof deeds)[number]

export const disorder: fc.Arbitrary<readonly Deed[]> = fc.array(fc.constantFrom(...deeds), {
  minLength: 1,
  maxLength: 12,
})

/** Nothing listens there. */
const closedPort = 'http://127.0.0.1:9/scim/v2'

/** Makes the calls that change the state of a sandbox. */
export async function createTroublemaker(sandbox: Sandbox) {
  const { urls, credentials } = sandbox
  const platform = createPlatformClient({ ...urls, ...credentials })
  const { call: api } = createAdministrator(platform)
  const control = createSandboxControl(createControlClient(urls))
  let count = 0

  const listed = async (path: string, name = path.slice(path.lastIndexOf('/') + 1)) => {
    const { _embedded: found } = await api<{ _embedded: Record<string, Resource[]> }>('GET', path)
    return found[name] ?? []
  }

  const connection = (url: string | undefined, status: 'ACTIVE' | 'INACTIVE') => ({
    ...formatConnection({
      ...{ name: `Connection ${(count += 1)}`, url: url ?? '', token: sandbox.token },
      ...{ managed: true, configuration: { USER_FILTER: 'userName eq "%s"' } },
    }),
    status,
  })
  const connections = async () =>
    (await listed('/propagation/stores', 'stores')).filter(({ type }) => type === 'scim')
  const connect = (url = urls.scim) => api('POST', '/propagation/stores', connection(url, 'ACTIVE'))

  async function enforce(): Promise<Resource> {
    const [source] = (await listed('/propagation/stores', 'stores')).filter(
      ({ type }) => type === 'directory',
    )
    const target = (await connections())[0] ?? (await connect())
    const [known] = await listed('/propagation/plans')
    const plan = known ?? (await api('POST', '/propagation/plans', { name: 'Plan' }))
    const [team] = await listed('/groups')
    const rule = await api('POST', '/propagation/rules', {
      ...{ name: `Rule ${(count += 1)}`, active: true, plan: { id: plan?.id } },
      ...{ sourceStore: { id: source?.id }, targetStore: { id: target.id } },
      ...{ populationExpression: 'population.id pr', groups: team ? [{ id: team.id }] : [] },
    })
    await api('POST', '/propagation/revisions')
    return rule
  }

  /** *Test Connection*, which refuses. */
  const failTest = (input: object) =>
    api('POST', '/propagation/stores/connection/status', input).then(
      () => Promise.reject(new Error('The test succeeds.')),
      (error: Error) => {
        if (!error.message.includes(': 400 ')) throw error
      },
    )

  async function writeToTarget(userName: string): Promise<void> {
    const answer = await fetch(`${urls.scim}/Users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.token}`,
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName }),
    })
    if (!answer.ok) throw new Error(`The target answered ${answer.status}.`)
  }

  const acts: Readonly<Record<Deed, () => Promise<unknown>>> = {
    hire: () => api('POST', '/users', { username: `extra${(count += 1)}`, email: 'a@example.com' }),
    async fire() {
      for (const { id } of (await listed('/users')).slice(0, 1)) await api('DELETE', `/users/${id}`)
    },
    async 'form-group'() {
      const group = await api('POST', '/groups', { name: `Group ${(count += 1)}` })
      for (const { id } of (await listed('/users')).slice(0, 2))
        await api('POST', `/users/${id}/memberOfGroups`, { id: group.id })
    },
    async 'declare-attribute'() {
      const schema = (await listed('/schemas')).find(({ name }) => name === 'User')
      await api('POST', `/schemas/${schema?.id}/attributes`, {
        ...{ name: `extra${(count += 1)}`, displayName: 'Extra' },
      })
    },
    connect: () => connect(),
    'fail-test': () => failTest(connection(closedPort, 'INACTIVE')),
    enforce,
    async resync() {
      const rules = await listed('/propagation/rules')
      for (const { id } of rules) await control.resync(id)
    },
    async 'deliver-otherwise'() {
      const { id } = (await connections())[0] ?? (await connect())
      await control.setDelivery(id, { concurrency: 3, retries: 0 })
    },
    'set-faults': () =>
      control.setFaults([{ operation: 'create', effect: { kind: 'status', status: 500 } }]),
    async 'open-circuit'() {
      const { id } = (await connections())[0] ?? (await connect())
      await control.setDelivery(id, {
        ...{ retries: 0, circuitThreshold: 1, circuitCoolDownMs: 60_000 },
      })
      await control.setFaults([{ times: 1000, effect: { kind: 'status', status: 503 } }])
      await enforce()
    },
    misbehave: () => control.setMisbehaviours(['stale-read', 'no-patch']),
    'change-profile': () => control.setProfile('patch-first'),
    'play-scenario': () => control.runScenario('hire'),
    'write-to-target': () => writeToTarget(`stranger${(count += 1)}`),
    async replay() {
      const { exchanges } = await control.exchanges({ limit: 1 })
      for (const { id } of exchanges) await control.replay(id)
    },
    read: () => control.sendToTarget({ method: 'GET', path: '/Users' }),
    pause: () => control.setPace({ mode: 'paused', perSecond: 5, step: 3 }),
    learn: () => control.changeLessons({ lessons: { conflict: { done: ['see-conflict'] } } }),
  }

  return {
    api,
    connection,
    failTest,
    writeToTarget,
    closedPort,
    do: (deed: Deed) => acts[deed](),
  }
}
