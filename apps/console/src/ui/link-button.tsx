import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import own from './link-button.module.css'

interface Props {
  readonly to: string
  /** The accessible name, where the text alone does not say what it leads to. It begins with the text. */
  readonly label?: string
  readonly variant?: 'primary' | 'secondary'
  readonly size?: 'small' | 'normal'
  readonly children: ReactNode
}

/** A link that looks like a button: it leads to a page. */
export function LinkButton({ to, label, variant = 'secondary', size = 'small', children }: Props) {
  return (
    <Link
      to={to}
      aria-label={label}
      className={classNames(styles.button, styles[variant], styles[size], own.link)}
    >
      {children}
    </Link>
  )
}
