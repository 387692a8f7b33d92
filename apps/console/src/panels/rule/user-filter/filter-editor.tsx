import { parseConditions, type ScopeAttribute } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import type { PreviewedRule } from '../../../entities/rule/use-preview.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { Button } from '../../../ui/button.tsx'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { SandboxAddition } from '../../../ui/sandbox-addition.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { MatchingUsers, useMatchingUsers } from './matching-users.tsx'
import { useFilterEditing } from './use-filter-editing.ts'

interface Props {
  /** The filter, as an expression. */
  readonly value: string
  readonly onChange: (expression: string) => void
  readonly offered: readonly ScopeAttribute[]
  /** The rule under which a user is checked. */
  readonly under: PreviewedRule
  /** What is wrong with the filter as it was sent. */
  readonly error?: string | undefined
  /** What is said about the filter, above it. */
  readonly children: ReactNode
}

/** A user filter, as conditions or as an expression, with the users that it matches now. */
export function FilterEditor({ value, onChange, offered, under, error, children }: Props) {
  const { text, group, expression, setText, setGroup, toggleMode } = useFilterEditing({
    value,
    onChange,
    offered,
  })
  const reading = parseConditions(text, offered)
  const unmatched = useMatchingUsers(expression).error
  const problem = unmatched === null ? error : failureText(unmatched)

  return (
    <>
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
      {children}
      {group === undefined ? (
        <TextField
          label="Expression"
          value={text}
          onChange={setText}
          isMultiline
          isCode
          error={problem}
          description={
            'beyond' in reading
              ? `A SCIM filter over PingOne users. ${reading.beyond.replace(/\.?$/, '.')}`
              : 'A SCIM filter over PingOne users.'
          }
        />
      ) : (
        <ConditionBuilder group={group} offered={offered} onChange={setGroup} />
      )}
      {group !== undefined && problem !== undefined && <Notice tone="danger">{problem}</Notice>}
      <SandboxAddition>
        <MatchingUsers under={under} expression={expression} />
      </SandboxAddition>
    </>
  )
}
