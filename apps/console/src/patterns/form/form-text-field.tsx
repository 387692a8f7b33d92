import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { FieldConflict } from '../merge/field-conflict.tsx'
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx'
import { useFormField } from './use-form-field.ts'

type Props<Values extends FieldValues> = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'onBlur' | 'error' | 'inputRef' | 'name'
> & {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
}

/** A text field of a form. */
export function FormTextField<Values extends FieldValues>({
  control,
  name,
  ...props
}: Props<Values>) {
  const { value, ...field } = useFormField(control, name)
  return (
    <TextField
      {...props}
      {...field}
      value={typeof value === 'string' ? value : ''}
      footing={<FieldConflict name={name} label={props.label} />}
    />
  )
}
