import type { Rule } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { PlanPreview } from '../plan/plan-preview.tsx'
import { useGroups } from '../groups/group-queries.ts'
import styles from './choice-list.module.css'
import { MembershipHandlingDialog } from './membership-handling-dialog.tsx'
import { useSaveGroups } from './use-save-groups.ts'

interface Props {
  readonly rule: Rule
}

/** The groups that go to the target with the users. */
export function GroupProvisioning({ rule }: Props) {
  const saved = (rule.groups ?? []).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(saved)
  const [search, setSearch] = useState('')
  const groups = useGroups().data ?? []
  const saving = useSaveGroups(rule, chosen)
  const found = groups.filter(({ name }) =>
    name.toLowerCase().includes(search.trim().toLowerCase()),
  )
  const isDirty = saved.toSorted().join() !== chosen.toSorted().join()

  return (
    <div className={layout.stack}>
      <Notice tone="info">
        Choosing a group does not widen the user filter: the target gets the members that the filter
        matches. Groups are matched by name.
      </Notice>
      <SearchField label="Search Group Name" value={search} onChange={setSearch} />
      <ul className={styles.list} aria-label="Groups to provision">
        {found.map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              isSelected={chosen.includes(id)}
              onChange={(isChosen) =>
                setChosen(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            >
              {name}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div className={layout.row}>
        <Button variant="primary" isDisabled={!isDirty || saving.isPending} onPress={saving.save}>
          Save
        </Button>
        <span className={layout.muted}>{chosen.length} selected</span>
      </div>
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
