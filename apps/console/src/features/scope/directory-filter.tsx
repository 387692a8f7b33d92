import {
  formatConditions,
  parseConditions,
  type Rule,
  type ScopeAttribute,
} from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SaveRow } from '../../ui/save-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AssignUsersButton } from '../assignment/assign-users-button.tsx'
import { PlanPreview } from '../plan/plan-preview.tsx'
import { useUpdateRule } from '../rules/rule-queries.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { MatchingUsers } from './matching-users.tsx'
import { useMatchingUsers } from './use-matching-users.ts'
import { useScopeAttributes } from './use-scope-attributes.ts'

interface Props {
  readonly rule: Rule
}

/** The user filter of a rule. */
export function DirectoryFilter({ rule }: Props) {
  const offered = useScopeAttributes()
  return offered === undefined ? <Loading /> : <FilterEditor rule={rule} offered={offered} />
}

function FilterEditor({ rule, offered }: Props & { readonly offered: readonly ScopeAttribute[] }) {
  const saved = rule.populationExpression ?? ''
  const [text, setText] = useState(saved)
  const reading = parseConditions(text, offered)
  const [group, setGroup] = useState(() => conditionsOf(saved, offered))
  // Its report outlives the filter that it writes.
  const [isAssignOffered] = useState(saved === '')
  const update = useUpdateRule()
  const toast = useToast()
  const expressionOf = (conditions: typeof group, written: string) =>
    conditions === undefined ? written.trim() : formatConditions(conditions, offered)
  const expression = expressionOf(group, text)
  const problem = useMatchingUsers(expression).error
  /** Conditions may spell a filter in another way than who wrote it. */
  const says = (filter: string) =>
    expression === filter.trim() ||
    expression === expressionOf(conditionsOf(filter, offered), filter)

  function show(filter: string) {
    setText(filter)
    setGroup(conditionsOf(filter, offered))
  }

  // Somebody else may save; edits of one's own stay.
  const [shown, setShown] = useState(saved)
  if (shown !== saved) {
    setShown(saved)
    if (says(shown)) show(saved)
  }

  const save = () =>
    update.mutate(
      { rule, change: { populationExpression: expression } },
      { onSuccess: () => toast('success', 'The user filter was saved.') },
    )

  function toggleMode() {
    setText(expression)
    setGroup(group === undefined ? conditionsOf(text, offered) : undefined)
  }

  return (
    <div className={layout.stack}>
      <div className={layout.spread}>
        <h3>User Filter</h3>
        <Button
          variant="quiet"
          size="small"
          isDisabled={group === undefined && 'beyond' in reading}
          onPress={toggleMode}
        >
          {group === undefined ? 'Edit as conditions' : 'Edit as expression'}
        </Button>
      </div>
      <p className={layout.muted}>
        PingOne assigns nobody one by one: a user is provisioned as long as this filter matches.
        {saved === '' &&
          ' Write conditions, or let the console write one for people of your choice:'}
      </p>
      {isAssignOffered && (
        <div>
          <AssignUsersButton rule={rule} />
        </div>
      )}
      {group === undefined ? (
        <TextField
          label="Expression"
          value={text}
          onChange={setText}
          isMultiline
          isCode
          error={problem === null ? undefined : failureText(problem)}
          description={
            'beyond' in reading
              ? `A SCIM filter over PingOne users. ${reading.beyond.replace(/\.?$/, '.')}`
              : 'A SCIM filter over PingOne users.'
          }
        />
      ) : (
        <ConditionBuilder group={group} offered={offered} onChange={setGroup} />
      )}
      {group !== undefined && problem !== null && (
        <Notice tone="danger">{failureText(problem)}</Notice>
      )}
      <MatchingUsers rule={rule} expression={expression} />
      {update.error !== null && <Notice tone="danger">{failureText(update.error)}</Notice>}
      <PlanPreview key={expression} rule={rule} draft={{ populationExpression: expression }} />
      <SaveRow
        isDirty={!says(saved)}
        isPending={update.isPending}
        onSave={save}
        onDiscard={() => show(saved)}
      />
    </div>
  )
}

/** A filter as conditions; nothing where it says more than they can. */
function conditionsOf(filter: string, offered: readonly ScopeAttribute[]) {
  const reading = parseConditions(filter, offered)
  return 'group' in reading ? reading.group : undefined
}
