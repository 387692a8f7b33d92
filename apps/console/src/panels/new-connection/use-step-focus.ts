import { type RefObject, useEffect, useRef } from 'react'

/**
 * Begins a step of the wizard at its top, with the focus in the first field to be filled in, or else the first control. Fields whose
 * code is yet to come get it when they arrive.
 */
export function useStepFocus(step: string): RefObject<HTMLFieldSetElement | null> {
  const fields = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const { current } = fields
    current?.form?.scrollIntoView({ block: 'start' })
    if (current === null || focusFirst(current)) return undefined
    const arrival = new MutationObserver(() => focusFirst(current) && arrival.disconnect())
    arrival.observe(current, { childList: true, subtree: true })
    return () => arrival.disconnect()
  }, [step])
  return fields
}

function focusFirst(fields: HTMLFieldSetElement): boolean {
  const first =
    fields.querySelector<HTMLElement>('[aria-required="true"]') ??
    fields.querySelector<HTMLElement>('input, textarea, button')
  first?.focus({ preventScroll: true })
  return first !== null
}
