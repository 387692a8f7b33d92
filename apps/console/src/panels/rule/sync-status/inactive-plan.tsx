import { failureText } from '../../../lib/platform-error.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useToast } from '../../../patterns/toast/toast.tsx'
import { useActivatePlan } from '../../../entities/rule/rule-changes.ts'
import type { RuleWithStanding } from '../../../entities/rule/rule-queries.ts'

interface Props {
  readonly plan: NonNullable<RuleWithStanding['inactivePlan']>
}

/** Says that the plan of a rule keeps it from provisioning, with the way to change that. */
export function InactivePlan({ plan }: Props) {
  const activate = useActivatePlan()
  const toast = useToast()
  return (
    <Notice tone="warning" title="The plan is inactive">
      <p>
        The plan {plan.name} was made inactive through the API, so none of its rules provisions
        until it is active.
      </p>
      <Button
        isDisabled={activate.isPending}
        onPress={() =>
          activate.mutate(plan.id, {
            onError: (error) => toast('danger', failureText(error)),
          })
        }
      >
        Activate the plan
      </Button>
    </Notice>
  )
}
