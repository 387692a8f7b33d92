import { configurationLabels, managedLabel, substituteIdentifier } from '@pingone-sandbox/contract'
import { ChevronRight, Wand2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Control, useController, useWatch } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { spellingOf } from '../../entities/connection/filter-spelling.ts'
import { UserField, useSampleUser } from '../../entities/user/user-field.tsx'
import { useUser } from '../../entities/user/user-queries.ts'
import { FormCheckbox } from '../../patterns/form/form-checkbox.tsx'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { focusField } from '../../ui/focus.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { filterProblems } from './filter-lint.ts'
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

interface FilterAdviceProps {
  readonly expression: string
  /** Writes the expression anew. */
  readonly onRepair: (expression: string) => void
}

/** Explains a filter expression whose spelling, or whose sense, some servers will not take; one press repairs the spelling. */
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
        <Notice tone="warning" title={`Why to write ${canonical}`}>
          <p>
            RFC 7644 ignores the case of names and operators. Many servers do not: they find nobody,
            and PingOne creates the user again.
          </p>
          <div className={styles.repair}>
            <Button size="small" icon={<Wand2 size={14} />} onPress={() => onRepair(canonical)}>
              Write it like this
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}

interface FilterPreviewProps {
  readonly expression: string
  /** `userName`, or `workEmail`. */
  readonly identifier: string
}

/** The User Filter Expression as it would be sent for one user. */
function FilterPreview({ expression, identifier }: FilterPreviewProps) {
  const [chosenId, choose] = useState<string>()
  const sample = useSampleUser()
  const user = useUser(chosenId ?? sample?.id).data
  const value = identifier === 'workEmail' ? user?.email : user?.username
  if (expression.trim() === '') return null
  return (
    <section className={layout.stack} aria-label="Filter preview">
      <div className={styles.line}>
        <UserField label="Preview for" userId={chosenId ?? sample?.id} onChange={choose} />
        {user !== undefined && (
          <output className={styles.filter}>
            {value === undefined || value === ''
              ? `${user.username} has no email address, so that nothing would be looked for.`
              : substituteIdentifier(expression, value)}
          </output>
        )}
      </div>
      <p className={classNames(layout.muted, layout.small)}>
        By the default mapping; a rule may map {identifier} otherwise.
      </p>
    </section>
  )
}
