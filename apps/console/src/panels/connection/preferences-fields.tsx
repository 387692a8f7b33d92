import { connectionFieldOf, keysOfPart, managedLabel } from '@pingone-sandbox/contract'
import { ChevronRight, Wand2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Control, useController, useWatch } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { spellingOf } from '../../entities/connection/filter-spelling.ts'
import { FormCheckbox } from '../../patterns/form/form-checkbox.tsx'
import { Button } from '../../ui/button.tsx'
import { focusField } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { ConfigurationField } from './configuration-field.tsx'
import { filterProblems } from './filter-lint.ts'
import styles from './preferences-fields.module.css'
import { lazyCode } from '../../lib/patient-code.ts'

// Its field searches, which weighs more than the form.
const FilterPreview = lazyCode(async () => (await import('./filter-preview.tsx')).FilterPreview)

interface Props {
  readonly control: Control<ConnectionForm>
  /** The level of the heading within. */
  readonly heading: 'h2' | 'h4'
}

const groupKeys = keysOfPart('groups').filter((key) => !connectionFieldOf(key)?.hasNoEffect)
const switches = keysOfPart('actions').filter((key) => connectionFieldOf(key)?.kind === 'switch')
const choices = keysOfPart('actions').filter((key) => !switches.includes(key))

/** How users and groups are matched, and which actions are allowed. */
export function PreferencesFields({ control, heading: Heading }: Props) {
  const urns = useWatch({ control, name: 'configuration.SCHEMA_EXTENSION_URNS' })
  const [hadUrns] = useState(Boolean(urns))
  const { error: urnsError } = useController({
    control,
    name: 'configuration.SCHEMA_EXTENSION_URNS',
  }).fieldState
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    // Controlled, so that it does not close when the error is gone.
    if (urnsError !== undefined && details.current) details.current.open = true
  }, [urnsError])
  const { field } = useController({ control, name: 'configuration.USER_FILTER' })
  const identifier = useWatch({ control, name: 'configuration.UNIQUE_USER_IDENTIFIER' })
  const filter = String(field.value ?? '')
  const root = useRef<HTMLDivElement>(null)

  function repair(expression: string) {
    field.onChange(expression)
    // The button is removed with the advice.
    focusField(root.current, field.name)
  }

  return (
    <div ref={root} className={layout.stack}>
      <ConfigurationField control={control} field="USER_FILTER" />
      <FilterAdvice expression={filter} onRepair={repair} />
      <ConfigurationField control={control} field="UNIQUE_USER_IDENTIFIER" />
      <FilterPreview expression={filter} identifier={String(identifier)} />
      <details ref={details} className={styles.details} open={hadUrns}>
        <summary>
          <ChevronRight size={16} aria-hidden="true" />
          Custom attributes
        </summary>
        <ConfigurationField control={control} field="SCHEMA_EXTENSION_URNS" />
      </details>
      {groupKeys.map((key) => (
        <ConfigurationField key={key} control={control} field={key} />
      ))}
      <Heading className={styles.heading}>Users Actions</Heading>
      <div className={styles.actions}>
        {switches.map((key) => (
          <ConfigurationField key={key} control={control} field={key} />
        ))}
      </div>
      {choices.map((key) => (
        <ConfigurationField key={key} control={control} field={key} />
      ))}
      <FormCheckbox control={control} name="managed">
        {managedLabel}
      </FormCheckbox>
    </div>
  )
}

interface FilterAdviceProps {
  readonly expression: string
  /** Replaces the expression. */
  readonly onRepair: (expression: string) => void
}

/** Explains a filter expression that some servers refuse or misread; a button fixes its spelling. */
function FilterAdvice({ expression, onRepair }: FilterAdviceProps) {
  const { canonical, hasUnusualAttribute, hasUnusualOperator } = spellingOf(expression)
  const problems = filterProblems(expression)
  const isUnusual = hasUnusualOperator || hasUnusualAttribute
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="warning" title="This filter will not find the right user">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {isUnusual && (
        <Notice tone="warning" title={`Write ${canonical} instead`}>
          <p>
            RFC 7644 ignores the case of names and operators. Many servers do not: they find no
            user, and PingOne creates the user again.
          </p>
          <div className={styles.repair}>
            <Button size="small" icon={<Wand2 size={14} />} onPress={() => onRepair(canonical)}>
              Change it
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}
