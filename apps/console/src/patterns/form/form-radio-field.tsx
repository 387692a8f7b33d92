import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { FieldConflict } from '../merge/field-conflict.tsx'
import { useFormField } from './use-form-field.ts'

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  readonly label: string
  /** The values, which are their own labels. */
  readonly options: readonly string[]
  readonly tip?: ReactNode
}

/** A choice of a form whose options are all in sight. */
export function FormRadioField<Values extends FieldValues>({
  control,
  name,
  ...props
}: Props<Values>) {
  const { value, onChange, error } = useFormField(control, name)
  return (
    <RadioGroup
      {...props}
      name={name}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      error={error}
      footing={<FieldConflict name={name} label={props.label} />}
    />
  )
}
