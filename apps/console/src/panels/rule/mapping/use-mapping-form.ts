import type { MappingLine } from '@pingone-sandbox/contract'
import { type Resolver, useForm } from 'react-hook-form'
import { lazyModule } from '../../../lib/patient-code.ts'
import { useMergedForm } from '../../../patterns/merge/use-merged-form.ts'
import { type MappingForm, mappingFormOf, mappingMerge } from './mapping-form.ts'

// It imports the expression language.
const validation = lazyModule(() => import('./mapping-validation.ts'))

/** Validates as the Platform API does, with messages at the fields. */
export const mappingResolver =
  (extensionUrns: readonly string[]): Resolver<MappingForm> =>
  async (values) =>
    (await validation()).validateMapping(values, extensionUrns)

interface Options {
  readonly saved: readonly MappingLine[]
  readonly extensionUrns: readonly string[]
}

/** The form of a rule's mapping. */
export function useMappingForm({ saved, extensionUrns }: Options) {
  const form = useForm<MappingForm>({
    defaultValues: mappingFormOf(saved),
    resolver: mappingResolver(extensionUrns),
    // Validation on blur would move the buttons under the pointer.
    mode: 'onChange',
  })
  const merged = useMergedForm(form, mappingFormOf(saved), mappingMerge)
  return { form, merged }
}
