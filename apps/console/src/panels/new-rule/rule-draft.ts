import { createSessionDraft, type SessionDraft } from '../../lib/session-draft.ts'
import { flag, listOf, members, oneOf, optional, text } from '../../lib/shape.ts'
import type { MappingForm } from '../rule/mapping/mapping-form.ts'
import { type RuleStep, ruleSteps } from './rule-steps.ts'

/** Which users and groups a rule provisions. */
export interface RuleScope {
  readonly populationExpression: string
  /** The ids of the groups. */
  readonly groups: readonly string[]
}

export interface RuleDetails {
  readonly name: string
  readonly description: string
}

/** The lines of the mapping while they are edited; without any PingOne's defaults apply. */
export type RuleLines = readonly MappingForm['lines'][number][]

/** What a rule is made of. */
export interface RuleParts {
  readonly targetStoreId?: string | undefined
  readonly details: RuleDetails
  readonly scope: RuleScope
  readonly lines: RuleLines
}

/** A rule that is being made, and the step at which it was left. */
export interface RuleDraft {
  readonly step: RuleStep
  readonly parts: RuleParts
}

const ruleDraft = members({
  step: oneOf(ruleSteps),
  parts: members({
    targetStoreId: optional(text),
    details: members({ name: text, description: text }),
    scope: members({ populationExpression: text, groups: listOf(text) }),
    lines: listOf(members({ isExpression: flag, source: text, expression: text, target: text })),
  }),
})

/** The draft of a new rule, by environment. */
export const createRuleDraft = (environmentId: string): SessionDraft<RuleDraft> =>
  createSessionDraft<RuleDraft>(`rule:${environmentId}`, ruleDraft)
