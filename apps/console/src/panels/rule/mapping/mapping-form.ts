import { type MappingLine, placeOf } from '@pingone-sandbox/contract'
import {
  type ExpressionRoot,
  ExpressionSyntaxError,
  parseExpression,
} from '@pingone-sandbox/expression'
import { type FieldErrors, type Resolver, set, useForm } from 'react-hook-form'
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

/** Validates as the Platform API does, with messages at the fields. */
export function mappingResolver(extensionUrns: readonly string[]): Resolver<MappingForm> {
  return (values) => {
    const problems = [...problemsOf(values, extensionUrns)]
    if (problems.length === 0) return { values, errors: {} }
    const errors: FieldErrors<MappingForm> = {}
    for (const [field, message] of problems) set(errors, field, { type: 'mapping', message })
    return { values: {}, errors }
  }
}

type Problem = readonly [field: string, message: string]

function* problemsOf({ lines }: MappingForm, extensionUrns: readonly string[]): Generator<Problem> {
  for (const [index, { isExpression, source, expression, target }] of lines.entries()) {
    const at = `lines.${index}`
    if (isExpression) {
      const problem = expressionProblem(expression)
      if (problem !== undefined) yield [`${at}.expression`, problem]
    } else if (source === '') yield [`${at}.source`, 'Choose an attribute of PingOne.']
    if (target === '') yield [`${at}.target`, 'Choose an attribute of the target.']
    else if (placeOf(target, extensionUrns) === undefined)
      yield [`${at}.target`, unknownTarget(extensionUrns)]
    else if (lines.findIndex((other) => other.target === target) < index)
      yield [`${at}.target`, `${target} is mapped above already.`]
  }
}

/** What is wrong with an expression, and where; nothing when it can be evaluated. */
export function expressionProblem(expression: string, root?: ExpressionRoot): string | undefined {
  try {
    parseExpression(expression, root)
    return undefined
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error
    return `${error.message} (at character ${error.position + 1})`
  }
}

const unknownTarget = (extensionUrns: readonly string[]): string =>
  extensionUrns.length > 0
    ? 'A name is a letter, followed by letters, digits, _, - and $.'
    : 'SCIM users have no such attribute. Write urn:…:name, or give the connection Custom Attribute Schema URNs.'

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
