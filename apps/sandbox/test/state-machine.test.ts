import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'
import { command } from './state-machine/commands.ts'
import { judge } from './state-machine/judge.ts'
import { expressionOf, type Command, type Model } from './state-machine/model.ts'
import { perform } from './state-machine/perform.ts'

// Whatever happens in whatever order, with requests that go wrong and a process that dies: once all is quiet the target holds what
// the rule says. What it says is worked out here from the commands alone.

/** More runs on request, to find what the few of each day miss. */
const runs = Number(process.env['STATE_MACHINE_RUNS'] ?? 8)

const settings = [
  {},
  { REMOVE_ACTION: 'Delete' },
  { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
  { CREATE_USERS: false },
  { UPDATE_USERS: false },
  { DISABLE_USERS: false },
  { DEPROVISION_USERS: false },
] as const

it.each(settings)(
  'brings the target to what the rule says, whatever happens, with %j',
  async (configuration) => {
    const property = fc.asyncProperty(
      fc.array(command, { minLength: 4, maxLength: 24 }),
      (commands) => play(configuration, commands),
    )
    const agreed = fc.assert(property, { seed: 20_260, numRuns: runs, endOnFailure: true })
    await expect(agreed).resolves.toBeUndefined()
  },
  600_000,
)

async function play(
  configuration: Readonly<Record<string, unknown>>,
  commands: readonly Command[],
): Promise<void> {
  await using engine = await startEngine({ configuration })
  const team = await engine.group('Team')
  const crew = await engine.group('Crew')
  const rule = await engine.rule(expressionOf('everyone', team), [team])
  await engine.revise()
  const model: Model = {
    ...{ people: new Map(), team: 'Team', filter: 'everyone', isNested: false },
    ...{ mapping: 'default', isOn: true, rule, isLittered: false },
  }
  const world = { engine, model, team, crew }
  for (const each of commands) await perform(each, world)

  engine.meddle((_, send) => send())
  await perform({ kind: 'switch', isOn: true }, world)
  await engine.pingone().whenIdle()
  await engine.pingone().resync(model.rule.id)
  await engine.pingone().whenIdle()
  await judge(configuration, world)
}
