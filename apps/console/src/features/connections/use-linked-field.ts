import { type RefObject, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { focusField } from '../../ui/focus-field.ts'

/** Gives the focus to the field that the address names, once: `?tab=configuration&field=USER_FILTER`. */
export function useLinkedField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const [parameters, setParameters] = useSearchParams()
  const field = parameters.get('field')

  useEffect(() => {
    if (field === null) return
    focusField(form.current, `configuration.${field}`)
    setParameters(
      (now) => {
        now.delete('field')
        return now
      },
      { replace: true },
    )
  }, [field, setParameters])

  return form
}
