import type { Filter } from '@pingone-sandbox/scim'

/** Makes the filter that an attribute equals one of the values. */
export function oneOf(name: string, values: readonly string[]): Filter {
  const operands = values.map((value): Filter => ({
    kind: 'compare',
    path: { name },
    operator: 'eq',
    value,
  }))
  const [only] = operands
  return operands.length === 1 && only ? only : { kind: 'or', operands }
}
