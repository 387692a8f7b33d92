import type { Rule } from '@pingone-sandbox/contract'
import { useRef, useState } from 'react'
import { useGroupSearch } from '../../../entities/group/group-search.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { useLeadToProblem } from '../../../patterns/form/use-lead-to-problem.ts'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { SaveTrouble } from '../../../patterns/merge/save-trouble.tsx'
import { useDraft } from '../../../patterns/merge/use-draft.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import styles from '../../../ui/choice-list.module.css'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { PlanPreview } from '../plan/plan-preview.tsx'
import { groupIdsOf, groupLists, useSaveGroups } from './use-save-groups.ts'
import { lazyCode } from '../../../lib/patient-code.ts'

const MembershipHandlingDialog = lazyCode(
  async () => (await import('./membership-handling-dialog.tsx')).MembershipHandlingDialog,
)

interface Props {
  readonly rule: Rule
}

const views = [
  { id: 'all', label: 'All Groups' },
  { id: 'selected', label: 'Selected Groups' },
]
const mostRecommended = 1000

const memberWords = (count: number) =>
  count === 0
    ? 'no direct members'
    : count === 1
      ? '1 member'
      : `${count.toLocaleString('en')} members`

/** The groups that the rule provisions. */
export function GroupProvisioning({ rule }: Props) {
  const draft = useDraft<readonly string[]>(groupIdsOf(rule), groupLists)
  const { value: chosen, edit: setChosen } = draft
  const [search, setSearch] = useState('')
  const saving = useSaveGroups(rule, draft)
  const root = useRef<HTMLDivElement>(null)
  useLeadToProblem(root, saving.failure.count)
  const [isSelectedOnly, setSelectedOnly] = useState(false)
  const { groups, total, error } = useGroupSearch({
    search,
    ids: isSelectedOnly ? chosen : undefined,
  })

  return (
    <div ref={root} className={layout.stack}>
      <Notice tone="info">
        Choosing a group does not extend the user filter: the target gets the members that the
        filter matches. Groups are matched by name.
      </Notice>
      <div className={layout.spread}>
        <SearchField label="Search Group Name" value={search} onChange={setSearch} />
        <SelectField
          label="Show groups"
          isLabelHidden
          value={isSelectedOnly ? 'selected' : 'all'}
          onChange={(id) => setSelectedOnly(id === 'selected')}
          options={views}
        />
      </div>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      <ul className={styles.list} aria-label="Groups to provision">
        {groups.map(({ id, name, directMemberCounts }) => (
          <li key={id} className={layout.spread}>
            <Checkbox
              isSelected={chosen.includes(id)}
              onChange={(isChosen) =>
                setChosen(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            >
              {name}
            </Checkbox>
            {directMemberCounts !== undefined && (
              <span className={layout.muted}>{memberWords(directMemberCounts.users)}</span>
            )}
          </li>
        ))}
      </ul>
      {total === 0 && <p className={layout.muted}>No group is found.</p>}
      {total !== undefined && total > groups.length && (
        <p className={layout.muted}>
          The first {groups.length} of {total.toLocaleString('en')} are shown; the search finds the
          others.
        </p>
      )}
      {chosen.length > mostRecommended && (
        <Notice tone="warning">
          PingOne recommends at most {mostRecommended} groups for a rule.
        </Notice>
      )}
      <SaveTrouble failure={saving.failure} />
      <SaveRow
        isDirty={draft.isDirty}
        isPending={saving.isPending}
        onSave={saving.save}
        onDiscard={draft.discard}
      >
        <span className={layout.muted}>{chosen.length} selected</span>
      </SaveRow>
      {saving.asked !== undefined && (
        <MembershipHandlingDialog
          connection={saving.asked}
          isPending={saving.isPending}
          onConfirm={saving.answer}
          onClose={saving.cancel}
        />
      )}
      <PlanPreview
        key={chosen.join()}
        rule={rule}
        draft={{ groups: chosen.map((id) => ({ id })) }}
      />
    </div>
  )
}
