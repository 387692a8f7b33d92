import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { type Control, useFieldArray, useWatch } from 'react-hook-form'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './fault-dialog.module.css'
import { emptyHeader, type FaultForm } from './fault-form.ts'

interface Props {
  readonly control: Control<FaultForm>
}

const moments = [
  { id: 'before-commit', label: 'Before the target sees the request' },
  { id: 'after-commit', label: 'After the target has carried it out' },
]

const bodyKinds = [
  { id: 'scim-error', label: 'SCIM Error with the status' },
  { id: 'json', label: 'JSON' },
  { id: 'text', label: 'Text' },
]

/** The fields of one kind of effect. */
export function EffectFields({ control }: Props) {
  const kind = useWatch({ control, name: 'kind' })
  switch (kind) {
    case 'status':
      return <AnswerFields control={control} />
    case 'latency':
    case 'slow-body':
      return <FormTextField control={control} name="ms" label="Milliseconds" />
    case 'reset':
      return <FormSelectField control={control} name="when" label="When" options={moments} />
    case 'content-type':
      return <FormTextField control={control} name="value" label="Content-Type" />
    default:
      return null
  }
}

/** The fields of a made-up answer. */
function AnswerFields({ control }: Props) {
  const bodyKind = useWatch({ control, name: 'bodyKind' })
  return (
    <>
      <div className={styles.pair}>
        <FormTextField control={control} name="status" label="Status" />
        <FormTextField
          control={control}
          name="retryAfter"
          label="Retry-After"
          description="Seconds or an HTTP date; empty for none."
        />
      </div>
      <HeaderRows control={control} />
      <FormSelectField control={control} name="bodyKind" label="Body" options={bodyKinds} />
      {bodyKind !== 'scim-error' && (
        <FormTextField
          control={control}
          name="body"
          label={bodyKind === 'json' ? 'JSON' : 'Text'}
          description={
            bodyKind === 'json' ? 'Sent on one line.' : 'Sent as it is; empty for no body.'
          }
          isMultiline
          isCode
        />
      )}
    </>
  )
}

interface HeaderRowsProps {
  readonly control: Control<FaultForm>
}

const parts = [
  { part: 'name', label: 'Name' },
  { part: 'value', label: 'Value' },
] as const

/** The headers of a made-up answer, a row for each. */
function HeaderRows({ control }: HeaderRowsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: 'headers' })
  const addButton = useRef<HTMLButtonElement>(null)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>Headers</legend>
      {fields.map(({ id }, index) => (
        <div key={id} className={styles.header}>
          {parts.map(({ part, label }) => (
            <FormTextField
              key={part}
              control={control}
              name={`headers.${index}.${part}`}
              label={`${label} of header ${index + 1}`}
              placeholder={label}
              isLabelHidden
              isCode
            />
          ))}
          <IconButton
            aria-label={`Remove header ${index + 1}`}
            onPress={() => {
              remove(index)
              addButton.current?.focus()
            }}
          >
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <p className={styles.hint}>
        They are added last: a header Content-Type replaces application/scim+json.
      </p>
      <Button
        ref={addButton}
        size="small"
        icon={<Plus size={15} aria-hidden="true" />}
        onPress={() => append(emptyHeader)}
      >
        Add header
      </Button>
    </fieldset>
  )
}
