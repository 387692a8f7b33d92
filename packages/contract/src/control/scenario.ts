import { z } from 'zod'

/** A parameter of a scenario, as a form shows it. */
const scenarioParameter = z.object({
  name: z.string(),
  description: z.string(),
  type: z.enum(['integer', 'string']),
  default: z.union([z.string(), z.number()]),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})
export type ScenarioParameter = z.infer<typeof scenarioParameter>

/** A story that the sandbox can play on its directory. */
export const scenario = z.object({
  name: z.string(),
  title: z.string(),
  /** The steps of the administrator that the scenario simulates. */
  summary: z.string(),
  /** What to observe during provisioning. */
  watch: z.string(),
  parameters: z.array(scenarioParameter),
})
export type Scenario = z.infer<typeof scenario>

/** `GET /_sandbox/scenarios`. */
export const scenarioList = z.object({ scenarios: z.array(scenario) })

const scenarioStep = z.object({
  summary: z.string(),
  /** The user or group that was changed; absent for a step that sets faults. */
  subject: z
    .object({ type: z.enum(['user', 'group']), id: z.string(), name: z.string() })
    .optional(),
})
export type ScenarioStep = z.infer<typeof scenarioStep>

/** `POST /_sandbox/scenarios/{name}`: the steps that were taken, in order. Provisioning then starts without a further request. */
export const scenarioRun = z.object({
  scenario: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  steps: z.array(scenarioStep),
})
export type ScenarioRun = z.infer<typeof scenarioRun>
