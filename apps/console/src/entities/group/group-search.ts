import { formatFilter } from '@pingone-sandbox/scim'

/** The filter that looks for a text at the start of the name of a group. */
export function groupSearchExpression(text: string): string {
  return formatFilter({
    kind: 'compare',
    path: { name: 'name' },
    operator: 'sw',
    value: text.trim(),
  })
}
