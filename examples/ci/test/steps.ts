import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCommandFile } from './command-file.ts'
import { type Contexts, interpolate, isMet, type Status } from './expressions.ts'
import type { Shell } from './shell.ts'

/** A step of a job or of a composite action, with the keys that are understood here. */
export interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
  readonly run?: string
  readonly shell?: string
  readonly 'continue-on-error'?: boolean
}

/** What the steps of a job have in common. */
export interface Runner {
  readonly shell: Shell
  /** The folder of the checkout, where scripts run. */
  readonly workspace: string
  /** The folder for temporary files. */
  readonly temporary: string
  readonly environment: Readonly<Record<string, string>>
  /** What steps add to the environment of later ones by `GITHUB_ENV`. */
  readonly exported: Record<string, string>
  readonly actions: Actions
  /** What the page of the run shows. */
  readonly shown: { log: string; summary: string; readonly artifacts: Artifact[] }
}

export interface Artifact {
  readonly name: string
  readonly files: readonly string[]
}

/** The actions that steps may use, by owner and name. */
export type Actions = Readonly<Record<string, (inputs: Inputs, runner: Runner) => Promise<Outcome>>>

export type Inputs = Readonly<Record<string, string>>

export interface Outcome {
  readonly status: Status
  readonly outputs: Readonly<Record<string, string>>
}

export interface StepsOutcome {
  readonly status: Status
  readonly steps: Readonly<Record<string, Outcome>>
}

type StepContexts = Contexts & { readonly env: Readonly<Record<string, string>> }

const knownKeys = ['id', 'name', 'if', 'uses', 'with', 'env', 'run', 'shell', 'continue-on-error']

/** Runs steps in their order as GitHub Actions does. Throws for what it does not know of them. */
export async function runSteps(
  list: readonly Step[],
  runner: Runner,
  contexts: Contexts,
): Promise<StepsOutcome> {
  const steps: Record<string, Outcome> = {}
  let status: Status = 'success'
  for (const step of list) {
    const unknown = Object.keys(step).find((key) => !knownKeys.includes(key))
    if (unknown !== undefined) throw new Error(`A step has a key that is not known: ${unknown}.`)
    const now = { ...contexts, steps, env: { ...runner.environment, ...runner.exported } }
    if (!isMet(step.if ?? 'success()', now, status)) continue
    // oxlint-disable-next-line no-await-in-loop -- steps run one after the other
    const outcome = await runStep(step, runner, now)
    if (step.id !== undefined) steps[step.id] = outcome
    if (outcome.status === 'failure' && !step['continue-on-error']) status = 'failure'
  }
  return { status, steps }
}

function runStep(step: Step, runner: Runner, contexts: StepContexts): Promise<Outcome> {
  const environment = { ...contexts.env, ...interpolateAll(step.env, contexts) }
  const now = { ...contexts, env: environment }
  return step.run === undefined
    ? useAction(step, { ...runner, environment }, now)
    : runScript(step, { ...runner, environment }, now)
}

function useAction(step: Step, runner: Runner, contexts: Contexts): Promise<Outcome> {
  const [name = '', version = ''] = step.uses?.split('@') ?? []
  const action = runner.actions[name]
  if (action === undefined) throw new Error(`This action is not known: ${step.uses}.`)
  if (!/^(?:[0-9a-f]{40}|COMMIT)$/.test(version))
    throw new Error(`No commit is named: ${step.uses}.`)
  return action(interpolateAll(step.with, contexts), runner)
}

async function runScript(step: Step, runner: Runner, contexts: Contexts): Promise<Outcome> {
  const script = interpolate(step.run ?? '', contexts)
  const files = createCommandFiles(runner.temporary)
  const { code, log } = await runner.shell.run(script, {
    folder: runner.workspace,
    command: shells[step.shell ?? 'unspecified'] ?? refuseShell(step),
    environment: { ...runner.environment, ...files },
  })
  runner.shown.log += log
  runner.shown.summary += readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')
  Object.assign(runner.exported, readCommandFile(files.GITHUB_ENV))
  return {
    status: code === 0 ? 'success' : 'failure',
    outputs: readCommandFile(files.GITHUB_OUTPUT),
  }
}

function createCommandFiles(temporary: string) {
  const folder = mkdtempSync(join(temporary, 'step-'))
  const create = (name: string) => {
    const file = join(folder, name)
    writeFileSync(file, '')
    return file
  }
  return {
    GITHUB_OUTPUT: create('output'),
    GITHUB_ENV: create('environment'),
    GITHUB_STEP_SUMMARY: create('summary'),
  }
}

/** @see {@link https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell Shells} */
const shells: Readonly<Record<string, readonly string[]>> = {
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail'],
  unspecified: ['bash', '-e'],
}

function refuseShell({ shell }: Step): never {
  throw new Error(`This shell is not known: ${shell}.`)
}

/** Interpolates each value of a mapping; numbers and booleans become text. */
export const interpolateAll = (
  values: Readonly<Record<string, unknown>> = {},
  contexts: Contexts,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  )
