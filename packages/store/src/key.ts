import {
  type AttributeDefinition,
  findAttribute,
  comparisonForm,
  instantOf,
  isComplex,
  type LocatedAttribute,
  ownerOfPrimary,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { Collection, Document } from './store.ts'

/**
 * What an attribute value is looked up, compared and ordered by; null when it is absent or of another type than the attribute.
 *
 * Text keys of equal values are equal, and their order by code point is the order of the values by UTF-16 code unit.
 */
export type Key = string | number | null

/** The attributes whose keys a store keeps apart from the documents of a collection. */
export interface CollectionKeys {
  /** Every single-valued attribute that is part of a unique key or indexed. */
  readonly attributes: readonly LocatedAttribute[]
  /** Positions in `attributes`. */
  readonly unique: readonly (readonly number[])[]
  /** Positions in `attributes` of those that are indexed otherwise than by a unique key of their own. */
  readonly indexed: readonly number[]
  /** Positions in `attributes` of those whose index leaves out documents without the attribute. */
  readonly sparse: readonly number[]
  /** Positions in `attributes` of those whose texts are kept once; they are `sparse` too. */
  readonly interned: readonly number[]
  /** Positions in `attributes` of those that `co` searches. */
  readonly searchable: readonly number[]
  /** The indexed attributes that may have several values. */
  readonly plural: readonly LocatedAttribute[]
  /** The attribute that numbers the documents, which is none of `attributes`. */
  readonly number: LocatedAttribute | undefined
}

/** The key of one value of an attribute. */
export function keyOf(definition: AttributeDefinition, value: unknown): Key {
  switch (definition.type) {
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
      return textKey(definition, value)
    case 'complex':
      return null
  }
}

/** The key of a text, in the form in which the texts of the attribute are compared. */
export function textKey(
  attribute: Pick<AttributeDefinition, 'name' | 'caseExact'>,
  value: unknown,
): Key {
  return typeof value === 'string' ? orderByCodeUnit(comparisonForm(attribute, value)) : null
}

/** The key of a `dateTime`: milliseconds since 1970. */
export function instantKey(value: unknown): Key {
  return typeof value === 'string' ? (instantOf(value) ?? null) : null
}

/**
 * The key of a document's attribute: of several values that of the primary one, else of the first (RFC 7644 §3.4.2.3). A value
 * without `primary` is not primary (RFC 7643 §2.4).
 */
export function documentKey(attribute: LocatedAttribute, document: Document): Key {
  const owner = ownerOfPrimary(attribute)
  const key = keyOf(attribute.definition, preferredAt(attribute, document))
  return key === null && owner && isComplex(preferredAt(owner, document)) ? 0 : key
}

function preferredAt({ steps }: LocatedAttribute, document: Document): unknown {
  return steps.reduce<unknown>(
    (node, { name }) => preferred(isComplex(node) ? node[name] : undefined),
    document,
  )
}

/** The distinct keys of all values of a document's attribute. */
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

/** Finds the attribute whose values a path compares or orders by: a complex one is compared by its `value`. */
export function scalarAttribute(
  type: ResourceTypeDefinition,
  path: string,
): LocatedAttribute | undefined {
  const attribute = findAttribute(type, path)
  if (attribute?.definition.type !== 'complex') return attribute
  return findAttribute(type, `${attribute.name}.value`)
}

/** Tells whether a document can have more than one value of an attribute. */
export function isPlural({ steps }: LocatedAttribute): boolean {
  return steps.some(({ multiValued }) => multiValued)
}

/** Finds the attributes that a collection declares keys for. Throws for one that the type lacks, or a unique one that may have several values. */
export function keysOf({
  name,
  type,
  unique = [],
  indexed = [],
  sparse = [],
  interned = [],
  searchable = [],
  numberedBy,
}: Collection): CollectionKeys {
  const attributes: LocatedAttribute[] = []
  const find = (path: string, suits: (attribute: LocatedAttribute) => boolean) => {
    const attribute = scalarAttribute(type, path)
    if (attribute && suits(attribute)) return attribute
    throw new Error(
      `The collection ${name} cannot be keyed by ${path}: ${type.name} has no such single-valued attribute.`,
    )
  }
  const positionOf = (attribute: LocatedAttribute): number => {
    const known = attributes.findIndex((each) => each.name === attribute.name)
    return known === -1 ? attributes.push(attribute) - 1 : known
  }
  const isSingle = (attribute: LocatedAttribute) => !isPlural(attribute)
  const isSingleText = (attribute: LocatedAttribute) =>
    isSingle(attribute) && attribute.definition.type === 'string'
  const uniquePositions = unique.map((key) => key.map((path) => positionOf(find(path, isSingle))))
  const declared = indexed.map((path) => find(path, () => true))
  const indexedPositions = new Set(declared.filter(isSingle).map(positionOf))
  for (const [only, ...others] of uniquePositions)
    if (only !== undefined && others.length === 0) indexedPositions.delete(only)
  const internedPositions = interned.map((path) => positionOf(find(path, isSingleText)))
  return {
    attributes,
    unique: uniquePositions,
    indexed: [...indexedPositions],
    sparse: [...sparse.map((path) => positionOf(find(path, isSingle))), ...internedPositions],
    interned: internedPositions,
    searchable: searchable.map((path) => positionOf(find(path, isSingleText))),
    plural: declared.filter(
      (each, at) =>
        isPlural(each) && declared.findIndex((other) => other.name === each.name) === at,
    ),
    number: numberedBy === undefined ? undefined : find(numberedBy, isSingle),
  }
}

const highest = /[\uE000-\uFFFF]/u

function preferred(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.find((each) => isComplex(each) && each['primary'] === true) ?? value[0]
}

/**
 * SQLite orders text by code point, JavaScript by UTF-16 code unit: they differ in U+E000…U+FFFF, which JavaScript orders after
 * surrogate pairs. With the highest code point in front of such a character both orders agree.
 */
function orderByCodeUnit(text: string): string {
  // Nearly no text has such a character, and the test costs far less than a replacement.
  return highest.test(text) ? text.replaceAll(/[\uE000-\uFFFF]/gu, '\u{10FFFF}$&') : text
}
