import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { FieldConflict } from '../merge/field-conflict.tsx'
import { SelectField, type SelectOption } from '../../ui/select-field.tsx'
import { useFormField } from './use-form-field.ts'

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly description?: ReactNode
}

/** A choice of a form. */
export function FormSelectField<Values extends FieldValues>({
  control,
  name,
  ...props
}: Props<Values>) {
  const { value, onChange, error } = useFormField(control, name)
  return (
    <SelectField
      {...props}
      name={name}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      error={error}
      footing={
        <FieldConflict
          name={name}
          label={props.label}
          wordsOf={(id) => props.options.find((option) => option.id === id)?.label ?? String(id)}
        />
      }
    />
  )
}
