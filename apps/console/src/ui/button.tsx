import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = Omit<ButtonProps, 'className' | 'children'> & {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal'
  readonly icon?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A button with a text. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  children,
  ...props
}: Props) {
  return (
    <AriaButton
      {...props}
      {...useKeptFocus(props)}
      className={classNames(styles.button, styles[variant], styles[size])}
    >
      {icon}
      {children}
    </AriaButton>
  )
}
