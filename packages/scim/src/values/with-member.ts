import type { Complex } from './complex.ts'
import { equals } from './equality.ts'

/** Replaces one member of a complex value, or with undefined takes it out; the value itself comes back when nothing changes. */
export function withMember(complex: Complex, name: string, value: unknown): Complex {
  if (value === undefined) {
    if (!Object.hasOwn(complex, name)) return complex
    const { [name]: _removed, ...rest } = complex
    return rest
  }
  return equals(complex[name], value) ? complex : { ...complex, [name]: value }
}
