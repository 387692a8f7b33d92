import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { type Control, useFieldArray } from 'react-hook-form'
import { Button } from '../../ui/button.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { emptyHeader, type FaultForm } from './fault-form.ts'
import styles from './fault-dialog.module.css'

interface Props {
  readonly control: Control<FaultForm>
}

const parts = [
  { part: 'name', label: 'Name' },
  { part: 'value', label: 'Value' },
] as const

/** The headers of a made-up answer, a row for each. */
export function HeaderRows({ control }: Props) {
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
        They come last: one named Content-Type takes the place of application/scim+json.
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
