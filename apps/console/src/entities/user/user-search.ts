import { formatFilter, type Filter } from '@pingone-sandbox/scim'

const searched = [['username'], ['email'], ['name', 'given'], ['name', 'family']] as const

/** The filter that looks for a text at the start of the names of a user. */
export function searchExpression(text: string): string {
  return formatFilter({
    kind: 'or',
    operands: searched.map(([name, subAttribute]): Filter => ({
      kind: 'compare',
      path: subAttribute === undefined ? { name } : { name, subAttribute },
      operator: 'sw',
      value: text.trim(),
    })),
  })
}
