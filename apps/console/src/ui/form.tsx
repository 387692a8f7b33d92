import type { ReactNode, Ref } from 'react'
import layout from './layout.module.css'

interface Props {
  readonly ref?: Ref<HTMLFormElement>
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Fields one below the other, which Enter submits; what is wrong with them the form says itself. */
export function Form({ ref = null, onSubmit, children }: Props) {
  return (
    <form
      ref={ref}
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
