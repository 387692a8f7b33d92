import type { MappingLine } from '@pingone-sandbox/contract'

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
