import type { Filter } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'

/** A text that more users, or groups, have in their name says little about which are meant. */
const most = 100

/**
 * Finds the ids of the users and groups with a text in their name, regardless of case. Of more than a hundred users, or groups, only
 * those whose name is the text.
 */
export async function findNamed(
  store: Pick<Store, 'find'>,
  text: string,
): Promise<readonly string[]> {
  const [users, groups] = await Promise.all([
    findIn(store, { collection: 'users', attribute: 'username', text }),
    findIn(store, { collection: 'groups', attribute: 'name', text }),
  ])
  return [...users, ...groups]
}

interface Sought {
  readonly collection: 'users' | 'groups'
  readonly attribute: string
  readonly text: string
}

async function findIn(
  store: Pick<Store, 'find'>,
  { collection, attribute, text }: Sought,
): Promise<readonly string[]> {
  const idsOf = async (operator: 'co' | 'eq') => {
    const filter: Filter = {
      ...{ kind: 'compare', operator, value: text },
      path: { name: attribute },
    }
    const { items } = await store.find(collection, { filter, count: most + 1, uncounted: true })
    return items.map(({ id }) => id)
  }
  const containing = await idsOf('co')
  return containing.length > most ? idsOf('eq') : containing
}
