import type { Complex } from './complex.ts'
import { equals } from './equality.ts'

/** Sets one member of a complex value, or removes it when `value` is undefined. Returns the same object when nothing changes. */
export function withMember(complex: Complex, name: string, value: unknown): Complex {
  if (value === undefined) {
    if (!Object.hasOwn(complex, name)) return complex
    const { [name]: _removed, ...rest } = complex
    return rest
  }
  return equals(complex[name], value) ? complex : { ...complex, [name]: value }
}
