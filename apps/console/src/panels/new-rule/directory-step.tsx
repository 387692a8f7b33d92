import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useScopeAttributes } from '../../entities/scope/use-scope-attributes.ts'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { handlingOf } from '../rule/groups/membership-handling.ts'
import { FilterEditor } from '../rule/user-filter/filter-editor.tsx'
import { ChosenGroups } from './chosen-groups.tsx'
import { StepFrame, type StepProps } from './step-frame.tsx'
import { useCheckFilter } from './use-check-filter.ts'

/** "Directory Configuration": the users and the groups of a new rule. */
export function DirectoryStep(props: StepProps) {
  const { rule, failure } = props
  const { parts, changeScope, target, refused } = rule
  const { populationExpression, groups } = parts.scope
  const offered = useScopeAttributes()
  const checkFilter = useCheckFilter()
  const paths = usePaths()

  async function next() {
    const problem = await checkFilter(populationExpression)
    if (problem === undefined) return rule.goTo('mapping')
    rule.refuse('populationExpression', problem)
    failure.refuse()
  }

  if (offered === undefined)
    return (
      <StepFrame {...props} step="directory" onSubmit={() => {}}>
        <Loading />
      </StepFrame>
    )
  return (
    <StepFrame {...props} step="directory" onSubmit={() => void next()}>
      <FilterEditor
        value={populationExpression}
        onChange={(expression) => changeScope({ populationExpression: expression })}
        offered={offered}
        under={{ targetStoreId: target?.id ?? '', populationExpression }}
        error={refused.populationExpression}
      >
        <p className={layout.muted}>
          Only users that meet these conditions are provisioned. A condition asks for a population
          or an attribute.
        </p>
      </FilterEditor>
      <hr className={layout.divider} />
      <h3>Groups</h3>
      <p className={layout.muted}>
        These groups are provisioned too, each with the members that the user filter matches.
      </p>
      {target !== undefined && handlingOf(target) === 'Overwrite' && (
        <Notice tone="warning">
          A group of the same name at the target gets the members of PingOne when it is synced:
          members that only the target has are removed from it.{' '}
          <Link
            to={`${paths.connection(target.id)}?tab=configuration&field=GROUP_MEMBERSHIP_HANDLING`}
          >
            Group Membership Handling
          </Link>{' '}
          of the connection is Overwrite.
        </Notice>
      )}
      <ChosenGroups
        value={groups}
        onChange={(ids) => changeScope({ groups: ids })}
        error={refused.groups}
      />
    </StepFrame>
  )
}
