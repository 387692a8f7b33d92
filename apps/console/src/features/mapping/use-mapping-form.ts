import type { MappingLine } from '@pingone-sandbox/pingone/contract'
import { useEffect, useRef } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import {
  isSameMapping,
  type MappingForm,
  mappingForm,
  mappingFormOf,
  mappingResolver,
} from './mapping-form.ts'

interface Options {
  readonly saved: readonly MappingLine[]
  readonly extensionUrns: readonly string[]
}

/** The form of a rule's mapping. */
export function useMappingForm({ saved, extensionUrns }: Options) {
  const savedText = JSON.stringify(mappingFormOf(saved))
  const form = useForm<MappingForm>({
    defaultValues: mappingFormOf(saved),
    resolver: mappingResolver(extensionUrns),
    // On blur, a message that comes or goes would move the buttons away under the pointer.
    mode: 'onChange',
  })
  const values = useWatch({ control: form.control, compute: (all) => all })

  // Somebody else may save; edits of one's own stay.
  const shown = useRef(savedText)
  useEffect(() => {
    if (shown.current === savedText) return
    const [before, now] = [shown.current, savedText].map((text) =>
      mappingForm.parse(JSON.parse(text)),
    )
    shown.current = savedText
    if (before && isSameMapping(form.getValues(), before)) form.reset(now)
  }, [form, savedText])

  return {
    form,
    values,
    isDirty: !isSameMapping(values, mappingFormOf(saved)),
    discard: () => form.reset(mappingFormOf(saved)),
  }
}
