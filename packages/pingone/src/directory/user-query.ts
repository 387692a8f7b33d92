import { compileFilter, type Filter } from '@pingone-sandbox/scim'
import type { Query, Store } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import { readCustomAttributes, userTypeWith } from './custom-attributes.ts'
import type { SchemaAttributeDocument, UserDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import {
  type Listing,
  type ListOptions,
  parseOptionalFilter,
  toQuery,
  toSorting,
} from '../records/listing.ts'
import { type SourceUser, toSourceUsers } from './source-user.ts'

/** Every user of an environment who matches. Throws a `ScimError` `invalidFilter` for an unknown attribute. */
export async function findUsers(
  store: Store,
  environmentId: string,
  { filter, ...query }: Omit<Query, 'count' | 'cursor' | 'startIndex'>,
): Promise<readonly SourceUser[]> {
  const conjuncts = filter?.kind === 'and' ? filter.operands : filter ? [filter] : []
  // The store evaluates the conditions that it supports; the others are evaluated on complete users.
  const custom = filter ? await readCustomAttributes(store, environmentId) : []
  const known = conjuncts.filter((operand) => !asksBeyondDocument(operand, custom))
  const page = await store.find<UserDocument>('users', {
    ...query,
    filter: all(equals('environmentId', environmentId), ...known),
  })
  const users = await toSourceUsers(
    store,
    environmentId,
    page.items.map((item) => item.document),
  )
  return filter && known.length < conjuncts.length
    ? users.filter(compileFilter(filter, userTypeWith(custom)))
    : users
}

/** A page of the users of an environment who match. Throws as `findUsers`. */
export async function listUsers(
  store: Store,
  environmentId: string,
  options: ListOptions,
): Promise<Listing<SourceUser>> {
  const filter = parseOptionalFilter(options.filter)
  const custom = filter ? await readCustomAttributes(store, environmentId) : []
  if (filter && asksBeyondDocument(filter, custom)) {
    const query = { ...toSorting(options.order), filter }
    return pageOf(await findUsers(store, environmentId, query), options)
  }
  const page = await store.find<UserDocument>('users', toQuery(environmentId, options))
  const documents = page.items.map((item) => item.document)
  return { ...page, items: await toSourceUsers(store, environmentId, documents) }
}

/**
 * Tells whether a filter names what the store cannot evaluate: groups and the name of the population, which a user document lacks,
 * and custom attributes, which the type of the collection lacks.
 */
export function asksBeyondDocument(
  filter: Filter,
  custom: readonly SchemaAttributeDocument[],
): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.some((operand) => asksBeyondDocument(operand, custom))
    case 'not':
      return asksBeyondDocument(filter.operand, custom)
    case 'present':
    case 'compare':
    case 'valuePath': {
      const name = filter.path.name.toLowerCase()
      const subAttribute = filter.path.subAttribute?.toLowerCase()
      return (
        name === 'memberofgroups' ||
        (name === 'population' && subAttribute !== 'id') ||
        custom.some((attribute) => attribute.name.toLowerCase() === name)
      )
    }
  }
}

// The cursor is the position after the page: groups change between pages too rarely for more.
function pageOf<Item>(items: readonly Item[], { limit, cursor }: ListOptions): Listing<Item> {
  const start = cursor === undefined ? 0 : Number(/^after-(\d+)$/.exec(cursor)?.[1])
  if (Number.isNaN(start))
    throw new ConstraintError('INVALID_PARAMETER', 'cursor', 'The cursor is not one of this list.')
  const end = start + (limit ?? items.length)
  return {
    items: items.slice(start, end),
    total: items.length,
    ...(end < items.length && { nextCursor: `after-${end}` }),
  }
}
