import type { CompareValue, Filter } from '@pingone-sandbox/scim'

/** The filter `<path> eq <value>`, for a name or a dotted path. */
export function equals(path: string, value: CompareValue): Filter {
  const [name = path, subAttribute] = path.split('.')
  return {
    kind: 'compare',
    path: subAttribute === undefined ? { name } : { name, subAttribute },
    operator: 'eq',
    value,
  }
}

/** The conjunction of the filters that are there. */
export function all(first: Filter, ...others: readonly (Filter | undefined)[]): Filter {
  const operands = [first, ...others.filter((filter) => filter !== undefined)]
  return operands.length === 1 ? first : { kind: 'and', operands }
}
