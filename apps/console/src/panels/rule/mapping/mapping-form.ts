import type { MappingLine } from '@pingone-sandbox/contract'
import { type Resolver, useForm } from 'react-hook-form'
import { lazyModule } from '../../../lib/patient-code.ts'
import { useMergedForm } from '../../../patterns/merge/use-merged-form.ts'

/** An attribute mapping while it is edited. */
export interface MappingForm {
  lines: {
    /** Whether the value is an expression; the other value is kept while editing. */
    isExpression: boolean
    source: string
    expression: string
    target: string
  }[]
}

export const emptyLine: MappingForm['lines'][number] = {
  isExpression: false,
  source: '',
  expression: '',
  target: '',
}

export function mappingFormOf(mapping: readonly MappingLine[]): MappingForm {
  return {
    lines: mapping.map(({ sourceAttribute = '', expression = '', targetAttribute }) => ({
      isExpression: expression !== '',
      source: sourceAttribute,
      expression,
      target: targetAttribute,
    })),
  }
}

/** The lines of a mapping; those whose target or value is not said yet are left out. */
export function mappingLinesOf({ lines }: MappingForm): readonly MappingLine[] {
  return lines.flatMap(({ isExpression, source, expression, target }) => {
    const value = (isExpression ? expression : source).trim()
    if (value === '' || target === '') return []
    return [{ targetAttribute: target, [isExpression ? 'expression' : 'sourceAttribute']: value }]
  })
}

/** Whether two mappings are equal; the hidden value of a line does not count. */
function isSameMapping(one: MappingForm, other: MappingForm): boolean {
  const said = ({ lines }: MappingForm) =>
    JSON.stringify(
      lines.map(({ isExpression, source, expression, target }) => [
        isExpression,
        isExpression ? expression : source,
        target,
      ]),
    )
  return said(one) === said(other)
}

/** How edits of a mapping are merged: a line is one value, keyed by its target. Order is ignored. */
export const mappingMerge = {
  lists: { lines: { key: 'target' } },
  isSameForm: (one: MappingForm, other: MappingForm): boolean =>
    isSameMapping(inOrder(one), inOrder(other)),
  said: ({ lines }: MappingForm): MappingForm => ({
    lines: lines.map((line) => ({ ...line, [line.isExpression ? 'source' : 'expression']: '' })),
  }),
}

const inOrder = ({ lines }: MappingForm): MappingForm => ({
  lines: lines.toSorted((one, other) => one.target.localeCompare(other.target)),
})

// It imports the expression language.
const validation = lazyModule(() => import('./mapping-validation.ts'))

/** Validates as the Platform API does, with messages at the fields. */
const mappingResolver =
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
