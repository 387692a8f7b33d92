import type { Administrator, Fetch, ListQuery } from '@pingone-sandbox/client'
import type { FaultInput, Group, SandboxInfo, ScenarioStep, User } from '@pingone-sandbox/contract'
import { createRandom, type PingOne } from '@pingone-sandbox/pingone'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'
import { SandboxError } from '../text/index.ts'
import { createOwnAdministrator } from './own-administrator.ts'

/** What a scenario works with: the Platform API, chance, the faults, and a record of its steps. */
export interface ScenarioContext {
  readonly administrator: Administrator
  /** Chance is drawn from it: the same for the same seed. */
  readonly seed: number
  /** Draws some of the items, in the order in which they were given. */
  readonly choose: <Item>(items: readonly Item[], count: number) => readonly Item[]
  /** The users that match a filter, or all; one page at most. */
  readonly users: (filter?: string) => Promise<readonly User[]>
  /** The groups; one page at most. */
  readonly groups: () => Promise<readonly Group[]>
  /** Throws a `SandboxError` when there is no group of the name. */
  readonly group: (name: string) => Promise<Group>
  /** Adds a fault to those that affect requests to the targets. */
  readonly addFault: (fault: FaultInput) => void
  /** Switches a misbehaviour of the reference server on. */
  readonly misbehave: (id: string) => void
  /** Creates an account at the reference server, as its own administrator would. Throws a `SandboxError` where it refuses or is switched off. */
  readonly createAccount: (account: object) => Promise<void>
  /** Whether a connection leads to the reference server. */
  readonly isReferenceServer: (address: string) => boolean
  /** Records a step. */
  readonly note: (summary: string, subject?: ScenarioStep['subject']) => void
  readonly steps: readonly ScenarioStep[]
}

/** The sandbox that a scenario is played on. */
export interface ScenarioStage {
  readonly pingone: Pick<PingOne, 'router' | 'credentials' | 'faults' | 'setFaults'>
  readonly misbehaviours: Pick<MisbehaviourSwitch, 'active' | 'set'>
  /** Sends a request to the reference server, by its URL. */
  readonly fetch: Fetch
  readonly info: () => Pick<SandboxInfo, 'scim' | 'scimToken'>
}

/** Creates the context of one run, signed in as the worker application of the sandbox. */
export function createScenarioContext(stage: ScenarioStage, seed: number): ScenarioContext {
  const { pingone, misbehaviours } = stage
  const administrator = createOwnAdministrator(pingone)
  const { resources } = administrator
  const random = createRandom(seed)
  const steps: ScenarioStep[] = []

  const listGroups = async (query?: ListQuery) =>
    (await resources.groups.list({ limit: '1000', ...query })).items

  return {
    administrator,
    seed,
    choose(items, count) {
      const left = items.map((item, place) => ({ item, place }))
      const chosen = Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(Math.floor(random() * left.length), 1),
      ).flat()
      return chosen.sort((one, other) => one.place - other.place).map(({ item }) => item)
    },
    users: async (filter) =>
      (await resources.users.list({ limit: '1000', ...(filter && { filter }) })).items,
    groups: () => listGroups(),
    async group(name) {
      const [found] = await listGroups({ filter: `name eq ${JSON.stringify(name)}` })
      if (found !== undefined) return found
      const known = (await listGroups()).map((each) => each.name).join(', ')
      throw new SandboxError(
        'invalid_request',
        `There is no group ${name}.`,
        known === '' ? 'The directory has no groups.' : `Known are: ${known}.`,
      )
    },
    addFault(fault) {
      const present = pingone.faults().faults.map(({ seen: _, hits: __, ...each }) => each)
      pingone.setFaults([...present, fault])
    },
    misbehave: (id) => misbehaviours.set([...new Set([...misbehaviours.active(), id])]),
    async createAccount(account) {
      const { scim, scimToken } = stage.info()
      if (scim === undefined)
        throw new SandboxError(
          'invalid_request',
          'The reference server is switched off (--no-scim-server), so no account can be made there.',
        )
      const answer = await stage.fetch(`${scim}/Users`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${scimToken}`,
          'content-type': 'application/scim+json',
          'user-agent': 'pingone-sandbox-scenario',
        },
        body: JSON.stringify(account),
      })
      if (answer.ok) return
      throw new SandboxError(
        'invalid_request',
        `The reference server answers ${answer.status} to the account that is to exist already.`,
        'An active misbehaviour may refuse it: GET /_sandbox/misbehaviours.',
      )
    },
    isReferenceServer: (address) => address.replace(/\/+$/, '') === stage.info().scim,
    note(summary, subject) {
      steps.push({ summary, ...(subject && { subject }) })
    },
    steps,
  }
}
