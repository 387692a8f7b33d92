import type { MappingLine } from '@pingone-sandbox/pingone/contract'
import { useEffect, useMemo, useRef } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { createSessionDraft } from '../../lib/session-draft.ts'
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

/** The form of a rule's mapping; what was changed and not saved is there again when the tab is. */
export function useMappingDraft(ruleId: string, { saved, extensionUrns }: Options) {
  const draft = useMemo(() => createSessionDraft(`mapping:${ruleId}`, mappingForm), [ruleId])
  const savedText = JSON.stringify(mappingFormOf(saved))
  const form = useForm<MappingForm>({
    defaultValues: mappingFormOf(saved),
    resolver: mappingResolver(extensionUrns),
    // On blur, a message that comes or goes would move the buttons away under the pointer.
    mode: 'onChange',
  })
  const values = useWatch({ control: form.control, compute: (all) => all })
  const isDirty = !isSameMapping(values, mappingFormOf(saved))

  useEffect(() => {
    const known = draft.read()
    if (known !== undefined) form.reset(known, { keepDefaultValues: true })
  }, [draft, form])

  // Somebody else may save; a draft of one's own stays.
  const shown = useRef(savedText)
  useEffect(() => {
    if (shown.current === savedText) return
    const [before, now] = [shown.current, savedText].map((text) =>
      mappingForm.parse(JSON.parse(text)),
    )
    shown.current = savedText
    if (before && isSameMapping(form.getValues(), before)) form.reset(now)
  }, [form, savedText])

  useEffect(() => {
    if (isDirty) draft.keep(values)
    else draft.drop()
  }, [draft, values, isDirty])

  return { form, values, isDirty, discard: () => form.reset(mappingFormOf(saved)) }
}
