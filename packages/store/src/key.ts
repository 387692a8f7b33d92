import {
  type AttributeDefinition,
  findAttribute,
  foldCase,
  instantOf,
  isComplex,
  type LocatedAttribute,
} from '@pingone-sandbox/scim'
import type { Collection, Document } from './store.ts'

/**
 * What an attribute value is looked up, compared and ordered by; null when it is absent or of another type than the attribute.
 *
 * Text keys of equal values are equal, and their order by code point is the order of the values by UTF-16 code unit.
 */
export type Key = string | number | null

/** Attributes whose keys a store keeps beside the documents of a collection. */
export interface CollectionKeys {
  /** Every attribute that is part of a unique key or indexed. */
  readonly attributes: readonly LocatedAttribute[]
  /** Positions in `attributes`. */
  readonly unique: readonly (readonly number[])[]
  /** Positions in `attributes` of those that no unique key indexes by itself. */
  readonly indexed: readonly number[]
}

/** The key of one value of an attribute. */
export function keyOf({ type, caseExact }: AttributeDefinition, value: unknown): Key {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? value : null
    case 'dateTime':
      return instantKey(value)
    case 'string':
    case 'reference':
    case 'binary':
      return caseExact ? exactKey(value) : foldedKey(value)
    case 'complex':
      return null
  }
}

/** The key of a text that is compared as it stands. */
export function exactKey(value: unknown): Key {
  return typeof value === 'string' ? orderByCodeUnit(value) : null
}

/** The key of a text whose letter case does not matter. */
export function foldedKey(value: unknown): Key {
  return typeof value === 'string' ? orderByCodeUnit(foldCase(value)) : null
}

/** The key of a `dateTime`: milliseconds since 1970. */
export function instantKey(value: unknown): Key {
  return typeof value === 'string' ? (instantOf(value) ?? null) : null
}

/** The key of a document's attribute. Of several values the primary one counts, else the first (RFC 7644 §3.4.2.3). */
export function documentKey({ steps, definition }: LocatedAttribute, document: Document): Key {
  const value = steps.reduce<unknown>(
    (node, { name }) => preferred(isComplex(node) ? node[name] : undefined),
    document,
  )
  return keyOf(definition, value)
}

/** The different keys of all values of a document's attribute. */
export function documentKeys(
  { steps, definition }: LocatedAttribute,
  document: Document,
): ReadonlySet<NonNullable<Key>> {
  const values = steps.reduce<readonly unknown[]>(
    (nodes, { name }) => nodes.flatMap((node) => (isComplex(node) ? node[name] : undefined)),
    [document],
  )
  return new Set(values.map((value) => keyOf(definition, value)).filter((key) => key !== null))
}

/** Finds the attributes that a collection declares keys for. Throws when the type has no such attribute, or one that holds several values. */
export function keysOf({ name, type, unique = [], indexed = [] }: Collection): CollectionKeys {
  const attributes: LocatedAttribute[] = []
  const positionOf = (path: string): number => {
    const attribute = findAttribute(type, path)
    if (!attribute || attribute.steps.some(({ multiValued }) => multiValued))
      throw new Error(
        `The collection ${name} cannot be keyed by ${path}: ${type.name} has no such single-valued attribute.`,
      )
    const known = attributes.findIndex((each) => each.name === attribute.name)
    return known === -1 ? attributes.push(attribute) - 1 : known
  }
  const uniquePositions = unique.map((key) => key.map(positionOf))
  const indexedPositions = new Set(indexed.map(positionOf))
  for (const [only, ...others] of uniquePositions)
    if (only !== undefined && others.length === 0) indexedPositions.delete(only)
  return { attributes, unique: uniquePositions, indexed: [...indexedPositions] }
}

function preferred(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.find((each) => isComplex(each) && each['primary'] === true) ?? value[0]
}

/**
 * SQLite orders text by code point, which puts U+E000…U+FFFF before what UTF-16 writes as surrogates, where JavaScript puts it after.
 * A highest code point in front makes both agree.
 */
function orderByCodeUnit(text: string): string {
  return text.replaceAll(/[\uE000-\uFFFF]/gu, '\u{10FFFF}$&')
}
