import type { ReactNode, Ref } from 'react'
import { Button, type ButtonProps } from 'react-aria-components'
import styles from './icon-button.module.css'
import { classNames } from './class-names.ts'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = Omit<ButtonProps, 'className' | 'children'> & {
  readonly 'aria-label': string
  readonly emphasis?: 'plain' | 'primary'
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A button that shows only an icon; its name is read aloud and shown as a title. */
export function IconButton({ emphasis = 'plain', children, ...props }: Props) {
  return (
    <Button
      {...props}
      {...useKeptFocus(props)}
      className={classNames(styles.button, styles[emphasis])}
    >
      <span title={props['aria-label']} className={styles.icon}>
        {children}
      </span>
    </Button>
  )
}
