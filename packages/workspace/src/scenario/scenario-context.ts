import {
  type Administrator,
  createAdministrator,
  createPlatformClient,
  type ListQuery,
} from '@pingone-sandbox/client'
import type { FaultInput, Group, ScenarioStep, User } from '@pingone-sandbox/contract'
import { toFetch } from '@pingone-sandbox/http/fetch'
import { createRandom, type PingOne } from '@pingone-sandbox/pingone'
import { SandboxError } from '../text/index.ts'

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
  /** Records a step. */
  readonly note: (summary: string, subject?: ScenarioStep['subject']) => void
  readonly steps: readonly ScenarioStep[]
}

/** Links in answers begin with it; no request is sent there. */
const origin = 'http://localhost'

/** Creates the context of one run, signed in as the worker application of the sandbox. */
export function createScenarioContext(
  pingone: Pick<PingOne, 'router' | 'credentials' | 'faults' | 'setFaults'>,
  seed: number,
): ScenarioContext {
  const administrator = createAdministrator(
    createPlatformClient({
      ...pingone.credentials,
      api: `${origin}/v1`,
      auth: origin,
      fetch: toFetch(pingone.router),
    }),
  )
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
    note(summary, subject) {
      steps.push({ summary, ...(subject && { subject }) })
    },
    steps,
  }
}
