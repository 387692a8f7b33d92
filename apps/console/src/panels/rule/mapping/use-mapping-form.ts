import type { MappingLine } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { useMergedForm } from '../../../patterns/merge/use-merged-form.ts'
import { type MappingForm, mappingFormOf, mappingMerge, mappingResolver } from './mapping-form.ts'

interface Options {
  readonly saved: readonly MappingLine[]
  readonly extensionUrns: readonly string[]
}

/** The form of a rule's mapping. */
export function useMappingForm({ saved, extensionUrns }: Options) {
  const form = useForm<MappingForm>({
    defaultValues: mappingFormOf(saved),
    resolver: mappingResolver(extensionUrns),
    // On blur, a message that comes or goes would move the buttons away under the pointer.
    mode: 'onChange',
  })
  const merged = useMergedForm(form, mappingFormOf(saved), mappingMerge)
  return { form, merged }
}
