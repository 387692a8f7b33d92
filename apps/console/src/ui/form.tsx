import type { ReactNode } from 'react'
import layout from './layout.module.css'

interface Props {
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Fields one below the other, which Enter submits; what is wrong with them the form says itself. */
export function Form({ onSubmit, children }: Props) {
  return (
    <form
      noValidate
      className={layout.stack}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
