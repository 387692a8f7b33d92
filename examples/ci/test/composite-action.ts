import { type Contexts, interpolate } from './expressions.ts'
import { type Inputs, type Outcome, type Runner, runSteps, type Step } from './steps.ts'

/** A composite action, as its `action.yml` describes it. */
export interface CompositeAction {
  readonly inputs: Readonly<
    Record<string, { readonly required?: boolean; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: 'composite'; readonly steps: readonly Step[] }
}

/** Runs a composite action. Throws for an input that it does not have, and without one that it requires. */
export async function runCompositeAction(
  { inputs, outputs, runs }: CompositeAction,
  given: Inputs,
  runner: Runner,
): Promise<Outcome> {
  const unknown = Object.keys(given).find((name) => !(name in inputs))
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}.`)
  const values = Object.entries(inputs).map(([name, input]) => {
    const value = given[name] ?? input.default
    if (value === undefined || (input.required && value === ''))
      throw new Error(`The action requires the input ${name}.`)
    return [name, value] as const
  })
  const contexts = { inputs: Object.fromEntries(values) }
  const { status, steps } = await runSteps(runs.steps, runner, contexts)
  return {
    status,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [
        name,
        readOutput(value, { ...contexts, steps }),
      ]),
    ),
  }
}

/** A step may end before it has written an output, which is then empty. */
function readOutput(value: string, contexts: Contexts & { steps: Record<string, Outcome> }) {
  const [, id, name] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(value) ?? []
  if (id === undefined || name === undefined) return interpolate(value, contexts)
  const step = contexts.steps[id]
  if (step === undefined) throw new Error(`An output names the step ${id}, which has not run.`)
  return step.outputs[name] ?? ''
}
