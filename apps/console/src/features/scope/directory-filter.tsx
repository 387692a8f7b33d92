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
  const [group, setGroup] = useState('group' in reading ? reading.group : undefined)
  const update = useUpdateRule()
  const toast = useToast()
  const expression = group === undefined ? text.trim() : formatConditions(group, offered)
  const problem = useMatchingUsers(expression).error
  const isDirty = expression !== saved

  function show(filter: string) {
    const read = parseConditions(filter, offered)
    setText(filter)
    setGroup('group' in read ? read.group : undefined)
  }

  // Somebody else may save; edits of one's own stay.
  const [shown, setShown] = useState(saved)
  if (shown !== saved) {
    setShown(saved)
    if (expression === shown) show(saved)
  }

  const save = () =>
    update.mutate(
      { rule, change: { populationExpression: expression } },
      { onSuccess: () => toast('success', 'The user filter was saved.') },
    )

  function toggleMode() {
    setText(expression)
    setGroup(group === undefined && 'group' in reading ? reading.group : undefined)
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
      </p>
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
      <SaveRow
        isDirty={isDirty}
        isPending={update.isPending}
        onSave={save}
        onDiscard={() => show(saved)}
      />
      <PlanPreview key={expression} rule={rule} draft={{ populationExpression: expression }} />
    </div>
  )
}
