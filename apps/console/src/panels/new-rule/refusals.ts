import type { FieldPath } from 'react-hook-form'
import type { MappingForm } from '../rule/mapping/mapping-form.ts'

const stepOf = {
  targetStore: 'ends',
  name: 'details',
  description: 'details',
  populationExpression: 'directory',
  groups: 'directory',
} as const

/** A member of a rule that a field shows. */
export type RulePart = keyof typeof stepOf

/** What a message of the Platform API is about, and the step that shows it. */
export type Refusal =
  | { readonly step: (typeof stepOf)[RulePart]; readonly part: RulePart }
  | { readonly step: 'mapping'; readonly field: FieldPath<MappingForm> }

const lineFields: Readonly<Record<string, 'source' | 'expression' | 'target'>> = {
  sourceAttribute: 'source',
  expression: 'expression',
  targetAttribute: 'target',
}

const isRulePart = (target: string): target is RulePart => Object.hasOwn(stepOf, target)

/**
 * Finds what a message is about.
 *
 * @param target - The member of the request body that the message names.
 * @param line - The index of the mapping line that was sent; absent when the rule itself was.
 * @returns Undefined where no field shows the member.
 */
export function refusalOf(target: string, line?: number): Refusal | undefined {
  if (line === undefined)
    return isRulePart(target) ? { step: stepOf[target], part: target } : undefined
  const field = lineFields[target]
  return field && { step: 'mapping', field: `lines.${line}.${field}` }
}
