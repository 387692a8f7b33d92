import { findAttribute } from '@pingone-sandbox/scim'
import { documentKey, type Key, type Page, type Query } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../documents.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Site } from '../links.ts'
import type { Position } from './cursor.ts'
import type { Found } from './find-page.ts'
import { findResources } from './find-resources.ts'

/** What a listing asks of one resource type. */
export interface Part {
  readonly endpoint: Endpoint
  /** Its filter and its order. */
  readonly query: Query
}

/** Which of the matching resources to take. */
export interface Window {
  /** Where to begin in each part. */
  readonly positions: readonly Position[]
  /** How many to pass over from there. */
  readonly skip: number
  readonly count: number
  readonly sortOrder: 'ascending' | 'descending'
}

export interface Taken {
  readonly items: readonly Found[]
  readonly total: number
  /** Where each part would continue. */
  readonly positions: readonly Position[]
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
  return { items: taken, total, positions: ends }
}

/** Takes resources from all parts in the order of an attribute; of equal ones, those of the first part come first. */
export async function takeMerged(
  site: Site,
  parts: readonly Part[],
  { positions, skip, count, sortOrder }: Window,
): Promise<Taken> {
  const opened = await Promise.all(
    parts.map(async (part, index) => {
      const position = positions[index] ?? 'start'
      const wanted = position === 'end' ? 0 : skip + count
      const page = await findFrom(site, part, { position, startIndex: 1, count: wanted })
      return { part, position, page, keyed: withKeys(part, page) }
    }),
  )
  const merged = opened
    .flatMap(({ keyed }) => keyed)
    .sort((one, other) => compareKeys(one.key, other.key, sortOrder))
    .slice(skip, skip + count)
  const ends = opened.map(async ({ part, position, page, keyed }): Promise<Position> => {
    const used = merged.filter((each) => keyed.includes(each)).length
    if (used === 0 && page.total > 0) return position
    if (used === page.items.length) return positionAfter(page)
    // The store alone can write a cursor: it is asked for the page that ends where this one does.
    return positionAfter(await findFrom(site, part, { position, startIndex: 1, count: used }))
  })
  return {
    items: merged.map(({ found }) => found),
    total: opened.reduce((sum, { page }) => sum + page.total, 0),
    positions: await Promise.all(ends),
  }
}

function findFrom(
  site: Site,
  { endpoint, query }: Part,
  {
    position,
    startIndex,
    count,
  }: { readonly position: Position; readonly startIndex: number; readonly count: number },
): Promise<Page<ResourceDocument>> {
  const from = typeof position === 'object' ? position : { startIndex }
  return findResources(site, endpoint, { ...query, ...from, count })
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

function withKeys(part: Part, page: Page<ResourceDocument>): readonly Keyed[] {
  const { endpoint, query } = part
  const named = query.sortBy === undefined ? undefined : findAttribute(endpoint.type, query.sortBy)
  // A complex attribute is compared by its value.
  const attribute =
    named?.definition.type === 'complex'
      ? findAttribute(endpoint.type, `${named.name}.value`)
      : named
  return found(part, page).map((each) => ({
    found: each,
    key: attribute ? documentKey(attribute, each.stored.document) : null,
  }))
}

/** Orders as a store does: what has no key comes last in ascending and first in descending order. */
function compareKeys(one: Key, other: Key, order: 'ascending' | 'descending'): number {
  if (one === other) return 0
  const direction = order === 'ascending' ? 1 : -1
  if (one === null || other === null) return one === null ? direction : -direction
  return one < other ? -direction : direction
}
