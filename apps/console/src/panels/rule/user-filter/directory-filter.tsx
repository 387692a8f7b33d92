import type { Rule, ScopeAttribute } from '@pingone-sandbox/contract'
import { useRef, useState } from 'react'
import { usePlannedSave } from '../../../entities/revision/use-planned-save.ts'
import { useUpdateRule } from '../../../entities/rule/rule-changes.ts'
import { FilterText } from '../../../entities/scope/filter-text.tsx'
import { useScopeAttributes } from '../../../entities/scope/use-scope-attributes.ts'
import { useSyncStatusLink } from '../../../entities/rule/sync-status-link.ts'
import { useLeadToProblem } from '../../../patterns/form/use-lead-to-problem.ts'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { ConflictChoice } from '../../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../../patterns/merge/save-trouble.tsx'
import { useToast } from '../../../patterns/toast/toast.tsx'
import layout from '../../../ui/layout.module.css'
import { Loading } from '../../../ui/loading.tsx'
import { AssignUsersButton } from '../../assignment/assign-users-button.tsx'
import { PlanPreviewButton } from '../../plan/plan-preview-button.tsx'
import { FilterEditor } from './filter-editor.tsx'
import { useFilterDraft } from './use-filter-draft.ts'

interface Props {
  readonly rule: Rule
}

/** The user filter of a rule. */
export function DirectoryFilter({ rule }: Props) {
  const offered = useScopeAttributes()
  return offered === undefined ? <Loading /> : <SavedFilter rule={rule} offered={offered} />
}

function SavedFilter({ rule, offered }: Props & { readonly offered: readonly ScopeAttribute[] }) {
  const saved = rule.populationExpression ?? ''
  const draft = useFilterDraft(saved, offered)
  const { expression } = draft
  // Its report stays after the filter is written.
  const [isAssignOffered] = useState(saved === '')
  const planned = usePlannedSave()
  const update = useUpdateRule()
  const toast = useToast()
  const syncStatus = useSyncStatusLink(rule.id)
  const failure = useSaveFailure()
  const root = useRef<HTMLDivElement>(null)
  useLeadToProblem(root, failure.count)

  async function save() {
    failure.clear()
    const note = await planned.ask({
      title: 'Save the user filter?',
      drafts: { rule: { id: rule.id, populationExpression: expression } },
    })
    if (note === undefined) return
    try {
      let sent = ''
      await update.mutateAsync({
        id: rule.id,
        change(now) {
          const joined = draft.takeIn(now.populationExpression ?? '')
          if (joined === undefined) return undefined
          sent = joined
          return { populationExpression: sent }
        },
      })
      draft.accept(sent)
      toast('success', `The user filter was saved. ${note}`.trim(), syncStatus)
    } catch (error) {
      failure.report(error)
    }
  }

  return (
    <div ref={root} className={layout.stack}>
      <FilterEditor
        value={expression}
        onChange={draft.edit}
        offered={offered}
        under={{ ruleId: rule.id }}
      >
        <p className={layout.muted}>
          PingOne does not assign single users: a user is provisioned as long as this filter
          matches.
          {saved === '' &&
            ' Write conditions, or let the console write one for users that you choose:'}
        </p>
        {isAssignOffered && (
          <div>
            <AssignUsersButton rule={rule} />
          </div>
        )}
      </FilterEditor>
      {draft.contested !== undefined && (
        <ConflictChoice
          label="User Filter"
          mine={<FilterText expression={expression} />}
          theirs={<FilterText expression={draft.contested} />}
          onChoose={draft.choose}
        />
      )}
      <SaveTrouble failure={failure} />
      <SaveRow
        isDirty={draft.isDirty}
        isPending={planned.isAsking || update.isPending}
        onSave={() => void save()}
        onDiscard={draft.discard}
      >
        <PlanPreviewButton rule={rule} draft={{ populationExpression: expression }} />
      </SaveRow>
    </div>
  )
}
