import { type ReactNode, useEffect, useRef } from 'react'
import styles from './step-fields.module.css'

interface Props {
  /** The id of the heading of the step. */
  readonly titleId: string
  readonly children: ReactNode
}

/**
 * The fields of one step, keyed by the step: it begins at its top, with the focus in the first field to be filled in, or else the first
 * control. Fields whose code is yet to come get the focus when they arrive.
 */
export function StepFields({ titleId, children }: Props) {
  const fields = useRef<HTMLFieldSetElement>(null)
  // After the layout effect of the panel, which moves the focus to its title when it opens.
  useEffect(() => {
    const { current } = fields
    current?.form?.scrollIntoView({ block: 'start' })
    if (current === null || focusFirst(current)) return undefined
    const arrival = new MutationObserver(() => focusFirst(current) && arrival.disconnect())
    arrival.observe(current, { childList: true, subtree: true })
    return () => arrival.disconnect()
  }, [])
  return (
    <fieldset ref={fields} aria-labelledby={titleId} className={styles.step}>
      {children}
    </fieldset>
  )
}

function focusFirst(fields: HTMLFieldSetElement): boolean {
  const first =
    fields.querySelector<HTMLElement>('[aria-required="true"]') ??
    fields.querySelector<HTMLElement>('input, textarea, button')
  first?.focus({ preventScroll: true })
  return first !== null
}
