import { interpolateAll, type Runner, runSteps, type Step, type StepsOutcome } from './steps.ts'

/** A workflow of GitHub Actions, with the keys that are understood here. */
export interface Workflow {
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

/** Runs a job of a workflow, with other values for some variables of the workflow. Throws for one that it does not have. */
export function runJob(
  name: string,
  { env = {}, jobs }: Workflow,
  { runner, variables }: { runner: Runner; variables: Readonly<Record<string, string>> },
): Promise<StepsOutcome> {
  const job = jobs[name]
  if (job === undefined) throw new Error(`The workflow has no job ${name}.`)
  const unknown = Object.keys(variables).find((variable) => !(variable in env))
  if (unknown !== undefined) throw new Error(`The workflow has no variable ${unknown}.`)
  const environment = {
    ...runner.environment,
    ...interpolateAll({ ...env, ...variables }, {}),
  }
  return runSteps(job.steps, { ...runner, environment }, {})
}
