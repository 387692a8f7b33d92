import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { Switch } from '../../ui/switch.tsx'
import { FieldConflict } from '../merge/field-conflict.tsx'
import styles from './form-checkbox.module.css'
import { useFormField } from './use-form-field.ts'

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  readonly label: string
  /** Shown beside the label. */
  readonly tip?: ReactNode
}

/** A toggle of a form. */
export function FormSwitch<Values extends FieldValues>({
  control,
  name,
  label,
  tip,
}: Props<Values>) {
  const { value, onChange } = useFormField(control, name)
  return (
    <div>
      <div className={styles.line}>
        <Switch name={name} label={label} isSelected={value === true} onChange={onChange} />
        {tip}
      </div>
      <FieldConflict name={name} label={label} />
    </div>
  )
}
