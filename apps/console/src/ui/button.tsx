import type { ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Pressable, type PressableProps } from './pressable.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = Omit<PressableProps, 'className' | 'children'> & {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal'
  readonly icon?: ReactNode
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
    <Pressable
      {...props}
      {...useKeptFocus(props)}
      className={classNames(styles.button, styles[variant], styles[size])}
    >
      {icon}
      {children}
    </Pressable>
  )
}
