import type { FieldPath } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { RefusedLineError, useCreateRule } from '../../entities/rule/create-rule.ts'
import type { SaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { type MappingForm, mappingLinesOf } from '../rule/mapping/mapping-form.ts'
import { refusalOf } from './refusals.ts'
import { type RuleStep, ruleSteps } from './rule-steps.ts'
import type { NewRuleState } from './use-new-rule.ts'

interface Options {
  readonly failure: SaveFailure
  /** Shows a message at a field of the mapping. */
  readonly refuseLine: (field: FieldPath<MappingForm>, message: string) => void
}

interface SaveNewRule {
  readonly isPending: boolean
  /** Saves the rule with these lines of a mapping; with none PingOne's defaults apply. */
  readonly save: (lines: MappingForm['lines']) => Promise<void>
}

/** Saves a new rule, and leads to its row; what is refused is shown at its field, in the first step that has one. */
export function useSaveNewRule(rule: NewRuleState, { failure, refuseLine }: Options): SaveNewRule {
  const create = useCreateRule()
  const navigate = useNavigate()
  const paths = usePaths()
  const toast = useToast()

  async function save(lines: MappingForm['lines']): Promise<void> {
    const { source, target, parts } = rule
    if (source === undefined) return
    if (target === undefined) {
      rule.refuse('targetStore', 'The connection that was chosen is deleted.')
      rule.goTo('ends')
      return
    }
    const [name, description] = [parts.details.name.trim(), parts.details.description.trim()]
    try {
      const { id } = await create.mutateAsync({
        ...{ name, description, ...parts.scope },
        ...{ sourceStoreId: source.id, targetStoreId: target.id },
        mappings: mappingLinesOf({ lines }),
      })
      rule.dropDraft()
      toast('success', `The rule ${name} was created. Enable it with its toggle.`)
      await navigate(paths.rules, { state: { createdId: id } })
    } catch (error) {
      report(error)
    }
  }

  function report(error: unknown) {
    const [line, cause] =
      error instanceof RefusedLineError ? [error.index, error.cause] : [undefined, error]
    const steps: RuleStep[] = []
    failure.place(cause, (target, message) => {
      const refused = refusalOf(target, line)
      if (refused === undefined) return false
      steps.push(refused.step)
      if (refused.step === 'mapping') refuseLine(refused.field, message)
      else rule.refuse(refused.part, message)
      return true
    })
    const first = ruleSteps.find((step) => steps.includes(step))
    if (first !== undefined) rule.goTo(first)
  }

  return { isPending: create.isPending, save }
}
