import { ask, load } from '../load.ts'
import { median, type Effort } from '../measure.ts'
import {
  ceiling,
  startContender,
  type Contender,
  type ContenderId,
  type Running,
} from './contender.ts'
import { idOf, token } from './people.ts'
import type { Scenario } from './scenarios.ts'

/** What was measured of one contender at one size. */
export interface ServerFigures {
  readonly size: number
  readonly contender: ContenderId
  /** Answers a second by scenario, the median of the rounds. */
  readonly perSecond: Readonly<Record<string, number>>
  /** In milliseconds, from the start of the process until seeded. */
  readonly startTime: number
  /** Resident memory in bytes, seeded and at the end. */
  readonly memory: { readonly seeded: number; readonly end: number }
}

export interface ServerRun {
  readonly size: number
  readonly effort: Effort
  readonly scenarios: readonly Scenario[]
}

const connections = 10

/** Measures a contender with so many users, in those of the scenarios that it takes part in. */
export async function measureServer(
  contender: Contender,
  { size, effort, scenarios }: ServerRun,
): Promise<ServerFigures> {
  const server = await startContender(contender, size)
  try {
    const perSecond: Record<string, number> = {}
    for (const scenario of scenarios.filter((each) => takesPart(contender, each, size))) {
      const run = { contender, scenario, size, effort }
      try {
        perSecond[scenario.name] = await measureScenario(server, run)
      } catch (cause) {
        const where = `${contender.title}, ${size.toLocaleString('en')} users, ${scenario.name}`
        throw new Error(`${where}: no figure.`, { cause })
      }
    }
    const { startTime, memory: seeded } = server
    const memory = { seeded, end: await server.readMemory() }
    return { size, contender: contender.id, perSecond, startTime, memory }
  } finally {
    await server.stop()
  }
}

/** Measures what the load generator gets out of a server that does nothing, in answers a second. */
export async function measureCeiling(effort: Effort): Promise<number> {
  const server = await startContender(ceiling, 0)
  try {
    const next = () => ({ method: 'GET', path: `/scim/v2/Users/${idOf(0)}` })
    const target = { port: server.port, token, statuses: [200], connections, next }
    return await medianOf(effort, async (seconds) => (await load({ ...target, seconds })).perSecond)
  } finally {
    await server.stop()
  }
}

/** Bare Express has no filter language and no groups: it shows what its layer costs, no more. */
function takesPart({ id }: Contender, { name, fits }: Scenario, size: number): boolean {
  if (fits && !fits(size)) return false
  return id !== 'express' || !/emails|member/.test(name)
}

interface ScenarioRun {
  readonly contender: Contender
  readonly scenario: Scenario
  readonly size: number
  readonly effort: Effort
}

async function measureScenario(
  { port }: Running,
  { contender, scenario, size, effort }: ScenarioRun,
): Promise<number> {
  const target = { port, token, statuses: scenario.statuses }
  const request = (index: number) => scenario.request(index, size, contender.equals)
  const start = performance.now()
  const answer = await ask(target, request(0))
  const secondsOfOne = (performance.now() - start) / 1000
  await ask(target, request(1))
  scenario.check(scenario.review ? await ask(target, scenario.review) : answer, size)

  // Of what is so slow that ten at once would outlast the round, one is under way at a time.
  const atOnce = secondsOfOne * connections > effort.seconds ? 1 : connections
  // Counts on over the rounds: what a POST has created once it cannot create again.
  let index = 2
  return medianOf(effort, async (seconds) => {
    const options = { ...target, connections: atOnce, seconds, next: () => request(index++) }
    return (await load(options)).perSecond
  })
}

async function medianOf(
  { seconds, rounds }: Effort,
  measure: (seconds: number) => Promise<number>,
): Promise<number> {
  // Warms up, until the engine has compiled what runs often.
  await measure(seconds * 2)
  const figures: number[] = []
  for (let left = rounds; left > 0; left--) figures.push(await measure(seconds))
  return median(figures)
}
