import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import styles from './checkbox.module.css'
import { classNames } from './class-names.ts'

interface Props {
  readonly name?: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** A labelled checkbox. */
export function Checkbox({ isDisabled = false, children, ...props }: Props) {
  return (
    <CheckboxField {...props} isDisabled={isDisabled}>
      <CheckboxButton className={classNames(styles.checkbox)}>
        <span className={styles.box} aria-hidden="true">
          <Check size={13} strokeWidth={3} />
        </span>
        <span className={styles.text}>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}
