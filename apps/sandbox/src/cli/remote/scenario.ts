import type { Scenario } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { askSandbox } from './ask-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'
import { readWaitLimit, wait } from './wait.ts'

export interface ScenarioCommand {
  readonly sandbox: RunningSandbox
  readonly name: string
  /** Parameters as text: `count=10`. */
  readonly set: readonly string[]
  /** How long to wait until everything is provisioned; not at all when absent. */
  readonly patience: string | undefined
}

/** Lists the scenarios of a running sandbox. */
export async function listScenarios(sandbox: RunningSandbox): Promise<void> {
  const scenarios = await askSandbox(sandbox, (control) => control.scenarios())
  for (const { name, summary, parameters } of scenarios) {
    process.stdout.write(`${name.padEnd(14)}${summary}\n`)
    for (const { name: parameter, description, default: preset } of parameters)
      process.stdout.write(`${' '.repeat(14)}--set ${parameter}=${preset}  ${description}\n`)
  }
}

/** Plays a scenario on a running sandbox and prints what was done, a line for each step. */
export async function runScenario({
  sandbox,
  name,
  set,
  patience,
}: ScenarioCommand): Promise<void> {
  const limit = patience === undefined ? undefined : readWaitLimit('--wait', patience)
  const scenarios = await askSandbox(sandbox, (control) => control.scenarios())
  const known = scenarios.find((scenario) => scenario.name === name)?.parameters ?? []
  const parameters = Object.fromEntries(set.map((text) => readParameter(text, known)))
  const { steps } = await askSandbox(sandbox, ({ runScenario: run }) => run(name, parameters))
  for (const { summary } of steps) process.stdout.write(`${summary}\n`)
  if (limit) await wait(sandbox, limit)
}

function readParameter(text: string, known: Scenario['parameters']): [string, string | number] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new SandboxError('invalid_setting', `--set is no parameter: ${text}.`, 'Write count=10.')
  const isNumber = known.find((parameter) => parameter.name === name)?.type === 'integer'
  // A text that is no number is sent unchanged: the refusal then names the expected type.
  return [name, isNumber && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value]
}
