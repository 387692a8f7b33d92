import { useEffect, useRef } from 'react'
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form'

/**
 * Has a form follow what is saved: when somebody else saves, it shows that, unless something of it was changed here. Such edits stay, and
 * are compared with what is saved by now.
 */
export function useFollowedForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  saved: Values,
  isSame: (one: Values, other: Values) => boolean,
) {
  const values = useWatch({ control: form.control, compute: (all: Values) => all })
  const shown = useRef(saved)
  useEffect(() => {
    if (isSame(shown.current, saved)) return
    const isUntouched = isSame(form.getValues(), shown.current)
    shown.current = saved
    if (isUntouched) form.reset(saved)
  }, [form, saved, isSame])

  return { values, isDirty: !isSame(values, saved), discard: () => form.reset(saved) }
}
