import type { Store } from '@pingone-sandbox/store'
import type { Service } from '../directory/service.ts'
import type { ComposedLinks } from './composed-links.ts'

/** The composed links of users, while no group and no membership changes. */
export interface LinkCache {
  /** Returns the links of a user, undefined when they are not known. */
  get(userId: string): ComposedLinks | undefined
  /** Adds the links of users that were read since the cache was opened, unless something has changed meanwhile. */
  add(userIds: readonly string[], links: ReadonlyMap<string, ComposedLinks>): void
}

interface State {
  /** The revisions of groups and memberships, and the base URL of the links. */
  readonly mark: string
  readonly links: Map<string, ComposedLinks>
}

/** The greatest number of users whose links are kept. */
const MOST_USERS = 20_000

const NO_LINKS: ComposedLinks = { links: [], unversioned: [] }

/** By store, since one that wraps another may return other documents; then by the collection of memberships. */
const states = new WeakMap<Store, Map<string, State>>()

/** Opens the cache of a directory in its present state; undefined where the store has no revisions. */
export function openLinkCache(service: Service, base: string): LinkCache | undefined {
  const { store, memberships } = service
  const byDirectory = states.get(store) ?? new Map<string, State>()
  states.set(store, byDirectory)
  const mark = markOf(service, base)
  if (mark === undefined) return undefined
  const known = byDirectory.get(memberships)
  const state = known?.mark === mark ? known : { mark, links: new Map() }
  byDirectory.set(memberships, state)
  return {
    get: (userId) => state.links.get(userId),
    add(userIds, links) {
      if (markOf(service, base) !== mark) return
      if (state.links.size + userIds.length > MOST_USERS) state.links.clear()
      for (const id of userIds.slice(0, MOST_USERS)) state.links.set(id, links.get(id) ?? NO_LINKS)
    },
  }
}

function markOf(
  { store, groups, memberships, basePath }: Service,
  base: string,
): string | undefined {
  if (!store.revision) return undefined
  const revisions = [store.revision(groups.collection), store.revision(memberships)]
  return `${revisions.join()} ${base}${basePath}`
}
