import { configurationLabels, managedLabel } from '@pingone-sandbox/contract'
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Control, useController, useWatch } from 'react-hook-form'
import { FormCheckbox } from '../../patterns/form/form-checkbox.tsx'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { focusField } from '../../ui/focus-field.ts'
import layout from '../../ui/layout.module.css'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { FilterAdvice } from './filter-advice.tsx'
import { FilterPreview } from './filter-preview.tsx'
import styles from './preferences-fields.module.css'

interface Props {
  readonly control: Control<ConnectionForm>
  /** The level of the heading within. */
  readonly heading: 'h2' | 'h4'
}

const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ id: value, label: value }))

const actions = ['CREATE_USERS', 'UPDATE_USERS', 'DISABLE_USERS', 'DEPROVISION_USERS'] as const

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
    // By hand: it stays open, or is closed again, whatever becomes of the error.
    if (urnsError !== undefined && details.current) details.current.open = true
  }, [urnsError])
  const { field } = useController({ control, name: 'configuration.USER_FILTER' })
  const identifier = useWatch({ control, name: 'configuration.UNIQUE_USER_IDENTIFIER' })
  const filter = String(field.value ?? '')
  const root = useRef<HTMLDivElement>(null)

  function repair(expression: string) {
    field.onChange(expression)
    // The button goes with the advice.
    focusField(root.current, field.name)
  }

  return (
    <div ref={root} className={layout.stack}>
      <FormTextField
        control={control}
        name="configuration.USER_FILTER"
        label={configurationLabels.USER_FILTER}
        isRequired
        isCode
        description="%s becomes the value of the User Identifier."
      />
      <FilterAdvice expression={filter} onRepair={repair} />
      <FormSelectField
        control={control}
        name="configuration.UNIQUE_USER_IDENTIFIER"
        label={configurationLabels.UNIQUE_USER_IDENTIFIER}
        options={optionsOf(['userName', 'workEmail'])}
        description="Takes the place of %s."
      />
      <FilterPreview expression={filter} identifier={String(identifier)} />
      <details ref={details} className={styles.details} open={hadUrns}>
        <summary>
          <ChevronRight size={16} aria-hidden="true" />
          Custom attributes
        </summary>
        <FormTextField
          control={control}
          name="configuration.SCHEMA_EXTENSION_URNS"
          label={configurationLabels.SCHEMA_EXTENSION_URNS}
          isCode
          description="Separated by commas. Needed only for extensions with an unusual URN."
        />
      </details>
      <FormSelectField
        control={control}
        name="configuration.GROUP_MEMBERSHIP_HANDLING"
        label={configurationLabels.GROUP_MEMBERSHIP_HANDLING}
        options={optionsOf(['Merge', 'Overwrite'])}
        description="Merge keeps members that only the target knows; Overwrite removes them."
      />
      <Heading className={styles.heading}>Users Actions</Heading>
      <div className={styles.actions}>
        {actions.map((action) => (
          <FormCheckbox key={action} control={control} name={`configuration.${action}`}>
            {configurationLabels[action]}
          </FormCheckbox>
        ))}
      </div>
      <FormSelectField
        control={control}
        name="configuration.REMOVE_ACTION"
        label={configurationLabels.REMOVE_ACTION}
        options={optionsOf(['Disable', 'Delete'])}
        description="What happens at the target when a user leaves a rule’s scope: Delete removes the account, Disable keeps it, inactive."
      />
      <FormCheckbox control={control} name="managed">
        {managedLabel}
      </FormCheckbox>
    </div>
  )
}
