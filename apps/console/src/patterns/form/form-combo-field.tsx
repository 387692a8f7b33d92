import type { ComponentProps } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { ComboField } from '../../ui/combo-field.tsx'
import { FieldConflict } from '../merge/field-conflict.tsx'
import { useFormField } from './use-form-field.ts'

type Props<Values extends FieldValues> = Omit<
  ComponentProps<typeof ComboField>,
  'value' | 'onChange' | 'onBlur' | 'error' | 'inputRef'
> & {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
}

/** A choice out of many, of a form. */
export function FormComboField<Values extends FieldValues>({
  control,
  name,
  ...props
}: Props<Values>) {
  const { value, name: _, ...field } = useFormField(control, name)
  return (
    <ComboField
      {...props}
      {...field}
      value={typeof value === 'string' ? value : ''}
      footing={<FieldConflict name={name} label={props.label} />}
    />
  )
}
