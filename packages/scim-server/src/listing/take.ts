import type { Complex } from '@pingone-sandbox/scim'
import {
  documentKey,
  scalarAttribute,
  type Document,
  type Key,
  type Page,
  type Query,
  type Stored,
} from '@pingone-sandbox/store'
import type { ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Site } from '../directory/location.ts'
import { composeResources } from '../presentation/present.ts'
import { isComposed } from './composed.ts'
import type { Position } from './cursor.ts'
import { findResources } from './find-resources.ts'

/** A resource and the endpoint of its type. */
export interface Found {
  readonly endpoint: Endpoint
  readonly stored: Stored<ResourceDocument>
}

/** The part of a query that concerns one resource type. */
export interface Part {
  readonly endpoint: Endpoint
  /** The filter and the order. */
  readonly query: Query
}

/** The matching resources to take. */
interface Window {
  /** The position in each part at which to begin. */
  readonly positions: readonly Position[]
  /** The number of resources to skip from there. */
  readonly skip: number
  readonly count: number
  readonly sortOrder: 'ascending' | 'descending'
}

interface Taken {
  readonly items: readonly Found[]
  readonly total: number
  /** Returns the position in each part at which the next page begins. */
  readonly proceed: () => Promise<readonly Position[]>
}

/** Takes resources from one part after the other. */
export async function takeInTurn(
  site: Site,
  parts: readonly Part[],
  { positions, skip, count }: Window,
): Promise<Taken> {
  const taken: Found[] = []
  const ends: Position[] = []
  let total = 0
  for (const [index, part] of parts.entries()) {
    const position = positions[index] ?? 'start'
    const wanted = position === 'end' ? 0 : count - taken.length
    const startIndex = Math.max(0, skip - total) + 1
    const page = await findFrom(site, part, { position, startIndex, count: wanted })
    taken.push(...found(part, page))
    total += page.total
    const isUntouched = wanted === 0 && page.total > 0
    ends.push(isUntouched ? position : positionAfter(page))
  }
  return { items: taken, total, proceed: async () => ends }
}

/** Takes resources from all parts in the order of an attribute; among equal ones, those of the first part come first. */
export async function takeMerged(
  site: Site,
  parts: readonly Part[],
  { positions, skip, count, sortOrder }: Window,
): Promise<Taken> {
  const opened = await Promise.all(
    parts.map(async (part, index) => {
      const position = positions[index] ?? 'start'
      const wanted = position === 'end' ? 0 : skip + count
      return { part, position, page: await findFrom(site, part, { position, count: wanted }) }
    }),
  )
  const keyed = await Promise.all(opened.map(({ part, page }) => withKeys(site, part, page)))
  const items = keyed
    .flat()
    .sort((one, other) => compareKeys(one.key, other.key, sortOrder))
    .slice(skip, skip + count)
    .map(({ found }) => found)

  const proceed = opened.map(({ part, position, page }) => async (): Promise<Position> => {
    const used = items.filter(({ endpoint }) => endpoint === part.endpoint).length
    if (used === 0 && page.total > 0) return position
    if (used === page.items.length) return positionAfter(page)
    // Only the store can write a cursor: request the page that ends where this one does.
    return positionAfter(await findFrom(site, part, { position, count: used }))
  })
  return {
    items,
    total: opened.reduce((sum, { page }) => sum + page.total, 0),
    proceed: () => Promise.all(proceed.map((each) => each())),
  }
}

function findFrom(
  site: Site,
  { endpoint, query }: Part,
  { position, ...page }: { readonly position: Position } & Pick<Query, 'startIndex' | 'count'>,
): Promise<Page<ResourceDocument>> {
  const from = typeof position === 'object' ? position : {}
  return findResources(site, endpoint, { ...query, ...page, ...from })
}

function found({ endpoint }: Part, { items }: Page<ResourceDocument>): readonly Found[] {
  return items.map((stored) => ({ endpoint, stored }))
}

function positionAfter({ nextCursor }: Page): Position {
  return nextCursor === undefined ? 'end' : { cursor: nextCursor }
}

interface Keyed {
  readonly found: Found
  readonly key: Key
}

async function withKeys(
  site: Site,
  part: Part,
  page: Page<ResourceDocument>,
): Promise<readonly Keyed[]> {
  const { endpoint, query } = part
  const { sortBy } = query
  const attribute = sortBy === undefined ? undefined : scalarAttribute(endpoint.type, sortBy)
  if (!attribute) return found(part, page).map((each) => ({ found: each, key: null }))
  const shown: readonly Complex[] = isComposed(attribute.name, endpoint)
    ? await composeResources(site, endpoint, page.items)
    : page.items.map(({ document }) => document)
  return found(part, page).map((each, index) => ({
    found: each,
    key: documentKey(attribute, shown[index] as Document),
  }))
}

/** Compares keys like a store: a resource without a key is last in ascending and first in descending order. */
function compareKeys(one: Key, other: Key, order: 'ascending' | 'descending'): number {
  if (one === other) return 0
  const direction = order === 'ascending' ? 1 : -1
  if (one === null || other === null) return one === null ? direction : -direction
  return one < other ? -direction : direction
}
