import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'

/** Binds one field of a form to an input of this console. */
export function useFormField<Values extends FieldValues>(
  control: Control<Values>,
  name: FieldPath<Values>,
) {
  const { field, fieldState } = useController({ control, name })
  return {
    value: field.value as unknown,
    name: field.name,
    onChange: field.onChange as (value: unknown) => void,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error: fieldState.error?.message,
  }
}
