import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldConflict } from '../merge/field-conflict.tsx'
import styles from './form-checkbox.module.css'
import { useFormField } from './use-form-field.ts'

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  /** Names it in a sentence, where `children` are more than its name. */
  readonly label?: string
  readonly children: ReactNode
  /** Shown beside it. */
  readonly tip?: ReactNode
}

/** A checkbox of a form. */
export function FormCheckbox<Values extends FieldValues>({
  control,
  name,
  children,
  label = typeof children === 'string' ? children : 'It',
  tip,
}: Props<Values>) {
  const { value, onChange } = useFormField(control, name)
  return (
    <div>
      <div className={styles.line}>
        <Checkbox name={name} isSelected={value === true} onChange={onChange}>
          {children}
        </Checkbox>
        {tip}
      </div>
      <FieldConflict name={name} label={label} />
    </div>
  )
}
