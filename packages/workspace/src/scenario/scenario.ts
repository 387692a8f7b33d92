import type { z } from 'zod'
import type { Administrator } from './administrator.ts'

/** What a parameter of a scenario may be: a number or a text, with a default and a description. */
export type ParameterShape = Readonly<
  Record<string, z.ZodDefault<z.ZodNumber> | z.ZodDefault<z.ZodString>>
>

/** A story that is played on the directory as an administrator would do it. */
export interface Scenario<Shape extends ParameterShape = ParameterShape> {
  readonly name: string
  readonly title: string
  readonly summary: string
  /** What to look at while the change is provisioned. */
  readonly watch: string
  readonly parameters: z.ZodObject<Shape>
  readonly play: (
    administrator: Administrator,
    parameters: z.output<z.ZodObject<Shape>>,
  ) => Promise<void>
}

/** Declares a scenario, whose parameters its story then has by their types. */
export function declareScenario<Shape extends ParameterShape>(scenario: Scenario<Shape>): Scenario {
  return scenario as unknown as Scenario
}
