import type { Rule } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { PlanPreview } from '../plan/plan-preview.tsx'
import { useUpdateRule } from '../rules/rule-queries.ts'
import { ConditionBuilder } from './condition-builder.tsx'
import { conditionSetOf, expressionOf } from './condition-set.ts'
import { MatchCount } from './match-count.tsx'

interface Props {
  readonly rule: Rule
}

/** The user filter of a rule. */
export function DirectoryFilter({ rule }: Props) {
  const saved = rule.populationExpression ?? ''
  const [set, setSet] = useState(() => conditionSetOf(saved))
  const [text, setText] = useState(saved)
  const update = useUpdateRule()
  const toast = useToast()
  const isBuilt = set !== undefined
  const expression = isBuilt ? expressionOf(set) : text.trim()

  const save = () =>
    update.mutate(
      { rule, change: { populationExpression: expression } },
      { onSuccess: () => toast('success', 'The user filter was saved.') },
    )

  function toggleMode() {
    setText(expression)
    setSet(isBuilt ? undefined : conditionSetOf(expression))
  }

  return (
    <div className={layout.stack}>
      <div className={layout.spread}>
        <h3>User Filter</h3>
        <Button
          variant="quiet"
          size="small"
          isDisabled={!isBuilt && conditionSetOf(text) === undefined}
          onPress={toggleMode}
        >
          {isBuilt ? 'Edit as expression' : 'Edit as conditions'}
        </Button>
      </div>
      <p className={layout.muted}>
        PingOne assigns nobody one by one: a user is provisioned as long as this filter matches.
      </p>
      {isBuilt ? (
        <ConditionBuilder set={set} onChange={setSet} />
      ) : (
        <TextField
          label="Expression"
          value={text}
          onChange={setText}
          isMultiline
          isCode
          description="A SCIM filter over PingOne users."
        />
      )}
      <div className={layout.row}>
        <MatchCount expression={expression} />
        {isBuilt && expression !== '' && <code className={layout.muted}>{expression}</code>}
      </div>
      {update.error !== null && <Notice tone="danger">{failureText(update.error)}</Notice>}
      <div className={layout.row}>
        <Button
          variant="primary"
          isDisabled={expression === saved || update.isPending}
          onPress={save}
        >
          Save
        </Button>
      </div>
      <PlanPreview key={expression} rule={rule} draft={{ populationExpression: expression }} />
    </div>
  )
}
