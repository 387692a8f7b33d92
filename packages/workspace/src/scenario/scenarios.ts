import type { Scenario as ScenarioCard, ScenarioParameter } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { accountScenarios } from './account-scenarios.ts'
import { failureScenarios } from './failure-scenarios.ts'
import { groupScenarios } from './group-scenarios.ts'
import { peopleScenarios } from './people-scenarios.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario, in the order in which they are shown. */
export const scenarios: readonly Scenario[] = [
  ...peopleScenarios,
  ...groupScenarios,
  ...accountScenarios,
  ...failureScenarios,
]

/** Formats a scenario for the control API. */
export function describeScenario({ play: _, parameters, ...description }: Scenario): ScenarioCard {
  const { properties = {} } = z.toJSONSchema(parameters, { io: 'input' })
  return {
    ...description,
    parameters: Object.entries(properties).map(([name, schema]): ScenarioParameter => {
      const {
        type,
        description: text,
        default: preset,
        minimum,
        maximum,
      } = Object(schema) as JsonSchema
      return {
        name,
        description: text,
        type,
        default: preset,
        ...(minimum !== undefined && { minimum }),
        ...(maximum !== undefined && { maximum }),
      }
    }),
  }
}

/** A parameter in the JSON schema that zod writes. */
interface JsonSchema {
  readonly type: 'integer' | 'string'
  readonly description: string
  readonly default: string | number
  readonly minimum?: number
  readonly maximum?: number
}
