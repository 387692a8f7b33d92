import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import styles from './checkbox.module.css'
import { classNames } from './class-names.ts'

interface Props {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** A labelled checkbox. */
export function Checkbox({ isSelected, onChange, isDisabled = false, children }: Props) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <CheckboxButton className={classNames(styles.checkbox)}>
        <span className={styles.box} aria-hidden="true">
          <Check size={13} strokeWidth={3} />
        </span>
        <span className={styles.text}>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}
