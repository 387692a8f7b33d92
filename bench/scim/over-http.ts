import { ask, load } from '../load.ts'
import { median, type Effort } from '../measure.ts'
import { startContender, type Contender, type ContenderId, type Running } from './contender.ts'
import { token } from './people.ts'
import { scenarios, type Scenario } from './scenarios.ts'

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

/** Measures a contender with so many users, in all scenarios that it takes part in. */
export async function measureServer(
  contender: Contender,
  size: number,
  effort: Effort & { readonly only?: string | undefined },
): Promise<ServerFigures> {
  const server = await startContender(contender, size)
  try {
    const perSecond: Record<string, number> = {}
    for (const scenario of scenarios) {
      if (!takesPart(contender, scenario, size)) continue
      if (effort.only !== undefined && !scenario.name.includes(effort.only)) continue
      perSecond[scenario.name] = await measureScenario(server, {
        contender,
        scenario,
        size,
        effort,
      })
    }
    const { startTime, memory: seeded } = server
    const memory = { seeded, end: await server.readMemory() }
    return { size, contender: contender.id, perSecond, startTime, memory }
  } finally {
    await server.stop()
  }
}

/** The bare servers have no filter language and no groups: they show what their layer costs, no more. */
function takesPart({ id }: Contender, { name, fits }: Scenario, size: number): boolean {
  if (fits && !fits(size)) return false
  if (id === 'node') return name === 'GET by id'
  return id !== 'express' || !/emails|member/.test(name)
}

interface Run {
  readonly contender: Contender
  readonly scenario: Scenario
  readonly size: number
  readonly effort: Effort
}

async function measureScenario(
  { port }: Running,
  { contender, scenario, size, effort }: Run,
): Promise<number> {
  const target = { port, token, statuses: contender.id === 'node' ? [200] : scenario.statuses }
  const start = performance.now()
  const body = await ask(target, scenario.request(0, size))
  const first = (performance.now() - start) / 1000
  if (contender.id !== 'node') scenario.check(body, size)
  // Ten connections would wait ten times as long for figures that say the same.
  if (first > effort.seconds) return 1 / first

  // Counts on over the rounds: what a POST has created once it cannot create again.
  let index = 2
  const round = async (seconds: number): Promise<number> => {
    const result = await load({
      ...target,
      connections: 10,
      seconds,
      next: () => scenario.request(index++, size),
    })
    return result.perSecond
  }
  // Until the compiler of the engine has done its work.
  await round(effort.seconds * 2)
  const rounds: number[] = []
  for (let left = effort.rounds; left > 0; left--) rounds.push(await round(effort.seconds))
  return median(rounds)
}
