import type { z } from 'zod'
import type { ScenarioContext } from './scenario-context.ts'

/** What a parameter of a scenario may be: a number or a text, with a default and a description. */
export type ParameterShape = Readonly<
  Record<string, z.ZodDefault<z.ZodNumber> | z.ZodDefault<z.ZodString>>
>

/** A scripted change of the directory, made through the Platform API. */
export interface Scenario<Shape extends ParameterShape = ParameterShape> {
  readonly name: string
  readonly title: string
  readonly summary: string
  /** What to look at while the change is provisioned. */
  readonly watch: string
  readonly parameters: z.ZodObject<Shape>
  readonly play: (
    context: ScenarioContext,
    parameters: z.output<z.ZodObject<Shape>>,
  ) => Promise<void>
}

/** Declares a scenario; `play` has the types of its parameters. */
export function declareScenario<Shape extends ParameterShape>(scenario: Scenario<Shape>): Scenario {
  return scenario as unknown as Scenario
}
