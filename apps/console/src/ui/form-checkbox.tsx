import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { Checkbox } from './checkbox.tsx'
import { useFormField } from './use-form-field.ts'

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  readonly children: ReactNode
}

/** A checkbox of a form. */
export function FormCheckbox<Values extends FieldValues>({
  control,
  name,
  children,
}: Props<Values>) {
  const { value, onChange } = useFormField(control, name)
  return (
    <Checkbox name={name} isSelected={value === true} onChange={onChange}>
      {children}
    </Checkbox>
  )
}
