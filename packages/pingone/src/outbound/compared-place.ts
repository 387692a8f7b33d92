import {
  attributesOf,
  findAttribute,
  isSecret,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { ComparedAttribute } from './canonical-value.ts'

/** The path of two compared values, and its schema traits. */
export interface Place {
  /** In readable form: `name.familyName`, `emails[work].primary`. */
  readonly path: string
  readonly type: ResourceTypeDefinition
  /** The target may omit it from an answer. */
  readonly isOptional: boolean
  /** The sent list replaces the list of the target. */
  readonly isWhole: boolean
  /** The value that was written; for a list, all its elements. */
  readonly written?: unknown
}

/** The place of a sub-attribute. */
export function placeBelow(place: Place, name: string): Place {
  // The URN of an extension ends with a name, and a colon goes before the next.
  const isExtension =
    place.path.includes(':') && !place.path.includes('.', place.path.lastIndexOf(':'))
  return { ...place, path: `${place.path}${isExtension ? ':' : '.'}${name}`, written: undefined }
}

/** Tells whether the target alone sets an attribute, or never returns it. */
export function isOfTarget(name: string, type: ResourceTypeDefinition): boolean {
  if (name.toLowerCase() === 'schemas') return true
  const definition = findAttribute(type, name)?.definition
  return definition !== undefined && (definition.mutability === 'readOnly' || isSecret(definition))
}

/** How the values at a place compare. */
export function comparedAs({ path, type }: Pick<Place, 'path' | 'type'>): ComparedAttribute {
  const name = path.replaceAll(/\[[^\]]*(?:\]|$)/g, '').toLowerCase()
  return { name, isCaseExact: caseExactOf(type).has(name) }
}

const caseExact = new WeakMap<ResourceTypeDefinition, ReadonlySet<string>>()

function caseExactOf(type: ResourceTypeDefinition): ReadonlySet<string> {
  const known = caseExact.get(type)
  if (known) return known
  const exact = attributesOf(type).filter(({ definition }) => definition.caseExact)
  const names = new Set(exact.map(({ name }) => name.toLowerCase()))
  caseExact.set(type, names)
  return names
}
