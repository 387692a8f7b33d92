import { type ReactNode, type RefObject, useRef } from 'react'
import layout from '../../ui/layout.module.css'
import { useLeadToProblem } from './use-lead-to-problem.ts'

interface Props {
  readonly ref?: RefObject<HTMLFormElement | null>
  readonly onSubmit: () => void
  /** How many saves have failed: each leads to what is wrong. */
  readonly failures?: number
  readonly children: ReactNode
}

/** A form that Enter submits, with its own validation messages. */
export function Form({ ref, onSubmit, failures = 0, children }: Props) {
  const own = useRef<HTMLFormElement>(null)
  const root = ref ?? own
  useLeadToProblem(root, failures)
  return (
    <form
      ref={root}
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
