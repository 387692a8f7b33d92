import { type RefObject, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { focusField } from '../../ui/focus-field.ts'

/** Gives the focus to the field that the address names, once: `?tab=configuration&field=USER_FILTER`. */
export function useLinkedField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const changeQuery = useChangeQuery()
  const [parameters] = useSearchParams()
  const field = parameters.get('field')

  useEffect(() => {
    if (field === null) return
    focusField(form.current, `configuration.${field}`)
    changeQuery(
      (now) => {
        now.delete('field')
        return now
      },
      { replace: true },
    )
  }, [field, changeQuery])

  return form
}
