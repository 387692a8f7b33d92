import { parse } from 'yaml'
import { z } from 'zod'
import type { Machine } from './machine.ts'
import type { ScriptResult } from './shell.ts'

const variables = z.record(z.string(), z.string())
const job = z.strictObject({
  script: z.array(z.string()),
  artifacts: z
    .strictObject({
      when: z.enum(['always', 'on_failure']),
      paths: z.array(z.string()),
      reports: z.strictObject({ junit: z.string() }).optional(),
    })
    .optional(),
})
const pipelineFile = z
  .object({ default: z.strictObject({ image: z.string() }), variables })
  .catchall(job)

/** A job of a pipeline of GitLab. */
export type Job = z.infer<typeof job>

export interface Pipeline {
  readonly variables: Variables
  readonly jobs: Readonly<Record<string, Job>>
}

type Variables = Readonly<Record<string, string>>

/** Reads a pipeline. Throws for a key that is not understood here. */
export function parsePipeline(text: string): Pipeline {
  const { default: _, variables: values, ...jobs } = pipelineFile.parse(parse(text))
  return { variables: values, jobs: z.record(z.string(), job).parse(jobs) }
}

/** Runs the script of a job as GitLab does, with other values for some variables of the pipeline. Throws for one that it does not have. */
export function runScript(
  { script }: Job,
  { machine, values }: { readonly machine: Machine; readonly values: Variables },
): Promise<ScriptResult> {
  return machine.shell.run(`${script.join('\n')}\n`, {
    folder: machine.workspace,
    command: ['bash', '-eo', 'pipefail'],
    environment: { ...machine.environment, ...expandAll(values) },
  })
}

/** @see {@link https://docs.gitlab.com/ci/variables/#use-variables-in-other-variables Variables in other variables} */
function expandAll(values: Variables): Variables {
  const expand = (text: string): string =>
    text.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`The pipeline has no variable ${name}.`)
      return expand(value)
    })
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, expand(text)]))
}
