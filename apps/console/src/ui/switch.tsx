import type { ReactNode } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './switch.module.css'

interface Props {
  /** The accessible name; shown too unless `children` says otherwise. */
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly children?: ReactNode
}

/** An on/off toggle. */
export function Switch({
  label,
  isSelected,
  onChange,
  isLabelHidden = false,
  isDisabled = false,
  children,
}: Props) {
  return (
    <SwitchField
      className={classNames(styles.field)}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      <SwitchButton className={classNames(styles.switch)}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
        {!isLabelHidden && <span>{children ?? label}</span>}
      </SwitchButton>
    </SwitchField>
  )
}
