import { mask } from './mask.ts'
import { isSecretName } from './secret-names.ts'
import { isPathName, isSecretPath, isValueName } from './secret-paths.ts'

/** How the texts within a JSON value are masked. */
export type MaskLeaf = (text: string) => string

/** What is nested deeper is masked as a whole: nothing that is meant to be read is. */
const deepest = 200

/**
 * Masks the secrets of a JSON value: what stands under the name of a secret, the `value` beside a `path` or a name that names one
 * (an operation of a PATCH, a pair of a list), and in any other text what `leaf` finds. Answers the same value when there is none.
 *
 * A secret is masked whole, whatever its shape; `true`, `false` and null under such a name say something about one, and stay.
 */
export function maskJson(value: unknown, leaf: MaskLeaf): unknown {
  return maskAt(value, leaf, 0)
}

/** The texts that `maskJson` masks by their name. */
export function secretsIn(value: unknown): string[] {
  const found: string[] = []
  collect(value, false, { found, depth: 0 })
  return found
}

function maskAt(value: unknown, leaf: MaskLeaf, depth: number): unknown {
  if (typeof value === 'string') return leaf(value)
  if (typeof value === 'number') return leaf(String(value)) === String(value) ? value : mask
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return holdsSecret(value) ? mask : value
  if (Array.isArray(value)) {
    let changed = false
    const masked = value.map((element: unknown) => {
      const next = maskAt(element, leaf, depth + 1)
      changed ||= next !== element
      return next
    })
    return changed ? masked : value
  }
  return maskMembers(value as Record<string, unknown>, leaf, depth)
}

function maskMembers(
  object: Readonly<Record<string, unknown>>,
  leaf: MaskLeaf,
  depth: number,
): unknown {
  const names = Object.keys(object)
  const isSecretPair = namesSecret(object, names)
  let changed = false
  const masked = names.map((name): [string, unknown] => {
    const member = object[name]
    const isSecret = isSecretName(name) || (isSecretPair && isValueName(name))
    const next = isSecret && holdsSecret(member) ? mask : maskAt(member, leaf, depth + 1)
    const shownName = leaf(name)
    changed ||= next !== member || shownName !== name
    return [shownName, next]
  })
  return changed ? Object.fromEntries(masked) : object
}

/** Tells whether a member names the attribute of its sibling `value`. */
function namesSecret(object: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return (
    names.some(isValueName) &&
    names.some((name) => {
      const path = object[name]
      return typeof path === 'string' && isPathName(name) && isSecretPath(path)
    })
  )
}

/** Whether there is something to hide: a text or a number, wherever it stands. */
function holdsSecret(value: unknown): boolean {
  const open: unknown[] = [value]
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (typeof next === 'string' ? next !== '' : typeof next === 'number') return true
    if (typeof next === 'object' && next !== null)
      for (const member of Object.values(next)) open.push(member)
  }
  return false
}

interface Collecting {
  readonly found: string[]
  readonly depth: number
}

function collect(value: unknown, isSecret: boolean, { found, depth }: Collecting): void {
  if (isSecret && (typeof value === 'string' || typeof value === 'number'))
    found.push(String(value))
  if (typeof value !== 'object' || value === null || depth >= deepest) return
  const deeper = { found, depth: depth + 1 }
  if (Array.isArray(value)) return value.forEach((element) => collect(element, isSecret, deeper))
  const object = value as Readonly<Record<string, unknown>>
  const names = Object.keys(object)
  const isSecretPair = namesSecret(object, names)
  for (const name of names)
    collect(
      object[name],
      isSecret || isSecretName(name) || (isSecretPair && isValueName(name)),
      deeper,
    )
}
