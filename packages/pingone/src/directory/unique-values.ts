import { foldCase } from '@pingone-sandbox/scim'
import type { Store, Write } from '@pingone-sandbox/store'
import { readCustomAttributes } from './custom-attributes.ts'
import type {
  SchemaAttributeDocument,
  UniqueValueDocument,
  UserDocument,
} from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import { lookUp, lookUpBy } from './lookup.ts'

/**
 * Returns the writes that keep the values of unique custom attributes up to date when a user is created, changed or deleted.
 *
 * Each value is a document, so that the cost of a lookup does not depend on the number of users. Values that differ only in letter
 * case are equal, as with usernames. Throws `ConstraintError` for a value that another user has.
 */
export async function followUniqueValues(
  store: Store,
  { before, after }: { readonly before?: UserDocument; readonly after?: UserDocument },
): Promise<readonly Write[]> {
  const environmentId = (after ?? before)?.environmentId ?? ''
  const attributes = await readCustomAttributes(store, environmentId)
  const unique = attributes.filter((attribute) => attribute.unique)
  if (unique.length === 0) return []

  const had = before ? valuesOf(before, unique) : new Map<string, OwnedValue>()
  const has = after ? valuesOf(after, unique) : new Map<string, OwnedValue>()
  for (const [id, { document, attribute }] of has) {
    if (had.has(id)) continue
    const taken = await lookUp(store, 'uniqueValues', { environmentId, id })
    if (taken && taken.document.userId !== document.userId) throw takenBy(attribute, taken.document)
  }
  return [
    ...[...had.keys()].filter((id) => !has.has(id)).map(removal),
    ...[...has].filter(([id]) => !had.has(id)).map(([, { document }]) => put(document)),
  ]
}

/**
 * The writes that make an attribute unique whose values were not, or the reverse.
 *
 * Throws `ConstraintError` when two users have the same value.
 */
export async function changeUniqueness(
  store: Store,
  attribute: SchemaAttributeDocument,
): Promise<readonly Write[]> {
  const { environmentId, id: attributeId, name } = attribute
  if (!attribute.unique)
    return (await lookUpBy(store, 'uniqueValues', { environmentId, attributeId })).map(({ id }) =>
      removal(id),
    )
  const holders = new Map<string, OwnedValue>()
  for (const user of await lookUpBy(store, 'users', { environmentId })) {
    for (const [id, owned] of valuesOf(user, [attribute])) {
      if (holders.has(id))
        throw new ConstraintError(
          'UNIQUENESS_VIOLATION',
          'unique',
          `${name} cannot be unique: two users have the same value of it.`,
        )
      holders.set(id, owned)
    }
  }
  return [...holders.values()].map(({ document }) => put(document))
}

interface OwnedValue {
  readonly attribute: SchemaAttributeDocument
  readonly document: UniqueValueDocument
}

function valuesOf(
  user: UserDocument,
  attributes: readonly SchemaAttributeDocument[],
): ReadonlyMap<string, OwnedValue> {
  const values = attributes.flatMap((attribute) =>
    [(user as Readonly<Record<string, unknown>>)[attribute.name]]
      .flat()
      .filter((value) => typeof value === 'string')
      .map((value): readonly [string, OwnedValue] => {
        const { environmentId, id: userId } = user
        const id = `${attribute.id}/${foldCase(value)}`
        return [
          id,
          { attribute, document: { id, environmentId, attributeId: attribute.id, userId } },
        ]
      }),
  )
  return new Map(values)
}

function takenBy({ name }: SchemaAttributeDocument, { userId }: UniqueValueDocument) {
  return new ConstraintError(
    'UNIQUENESS_VIOLATION',
    name,
    `is unique but a non-unique value is provided`,
    userId,
  )
}

const put = (document: UniqueValueDocument): Write => ({
  kind: 'put',
  collection: 'uniqueValues',
  document,
})

const removal = (id: string): Write => ({ kind: 'delete', collection: 'uniqueValues', id })
