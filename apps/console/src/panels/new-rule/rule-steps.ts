/** The steps of New Rule: the dialog about the two ends of the rule, then those that are numbered. */
export const ruleSteps = ['ends', 'details', 'directory', 'mapping'] as const
export type RuleStep = (typeof ruleSteps)[number]

/** A step of the side panel. */
export type NumberedStep = Exclude<RuleStep, 'ends'>

export const numberedSteps = ruleSteps.filter((step): step is NumberedStep => step !== 'ends')

export const stepTitles: Readonly<Record<NumberedStep, string>> = {
  details: 'Name the rule',
  directory: 'Directory Configuration',
  mapping: 'Attribute Mapping',
}

export const stepSentences: Readonly<Record<NumberedStep, string>> = {
  details: 'Name and description tell rules apart in the list.',
  directory: 'Which users and groups of PingOne go to the target.',
  mapping: 'Which attribute of PingOne goes to which attribute of the target.',
}

/** The step to which *Back* leads. */
export const stepBefore = (step: NumberedStep): RuleStep =>
  ruleSteps[ruleSteps.indexOf(step) - 1] ?? step
