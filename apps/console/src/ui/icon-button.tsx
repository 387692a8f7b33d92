import type { ReactNode } from 'react'
import styles from './icon-button.module.css'
import { classNames } from './class-names.ts'
import { Pressable, type PressableProps } from './pressable.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = Omit<PressableProps, 'className' | 'children'> & {
  readonly 'aria-label': string
  readonly emphasis?: 'plain' | 'primary'
  readonly children: ReactNode
}

/** A button that shows only an icon; its name is read aloud and shown as a title. */
export function IconButton({ emphasis = 'plain', children, ...props }: Props) {
  return (
    <Pressable
      {...props}
      {...useKeptFocus(props)}
      className={classNames(styles.button, styles[emphasis])}
    >
      <span title={props['aria-label']} className={styles.icon}>
        {children}
      </span>
    </Pressable>
  )
}
