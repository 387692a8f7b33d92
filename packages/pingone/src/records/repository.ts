import type { Document, Store, Write } from '@pingone-sandbox/store'
import { equals } from './criteria.ts'
import { NotFoundError } from './errors.ts'

export interface RepositoryOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
}

/** What a caller gives of a record; the repository adds id, environment and times. */
export type New<Kept> = Omit<Kept, 'id' | 'environmentId' | 'createdAt' | 'updatedAt'>

type Owned = Document & { readonly environmentId: string; readonly createdAt: string }

/** The records of one kind, each of which belongs to an environment. */
export interface Repository<Kept extends Owned> {
  readonly list: (environmentId: string) => Promise<Kept[]>
  /** Throws `NotFoundError`. */
  readonly get: (environmentId: string, id: string) => Promise<Kept>
  readonly create: (environmentId: string, input: New<Kept>) => Promise<Kept>
  /** Keeps id, environment and time of creation. */
  readonly replace: (previous: Kept, input: New<Kept>) => Promise<Kept>
  /** The write that removes the record, for a commit with others. */
  readonly removal: (id: string) => Write
  readonly remove: (id: string) => Promise<void>
}

/** Keeps the records of a collection; `noun` names their kind to people. */
export function createRepository<Kept extends Owned>(
  { store, clock, newId }: RepositoryOptions,
  collection: string,
  noun: string,
): Repository<Kept> {
  const now = () => clock().toISOString()
  const put = async (record: object & { readonly id: string }) => {
    await store.commit([{ kind: 'put', collection, document: { ...record } }])
    return record as unknown as Kept
  }
  const removal = (id: string): Write => ({ kind: 'delete', collection, id })

  return {
    async list(environmentId) {
      const page = await store.find<Kept>(collection, {
        filter: equals('environmentId', environmentId),
      })
      return page.items.map(({ document }) => document)
    },
    async get(environmentId, id) {
      const stored = await store.get<Kept>(collection, id)
      if (stored?.document.environmentId !== environmentId) throw new NotFoundError(noun, id)
      return stored.document
    },
    create: (environmentId, input) =>
      put({ ...input, id: newId(), environmentId, createdAt: now(), updatedAt: now() }),
    replace: ({ id, environmentId, createdAt }, input) =>
      put({ ...input, id, environmentId, createdAt, updatedAt: now() }),
    removal,
    async remove(id) {
      await store.commit([removal(id)])
    },
  }
}
