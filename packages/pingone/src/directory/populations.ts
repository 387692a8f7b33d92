import type { Write } from '@pingone-sandbox/store'
import type { PopulationInput } from '@pingone-sandbox/contract'
import type { NewChange } from '../outbox/change.ts'
import { all, equals } from '../records/criteria.ts'
import type { PopulationDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import { isSameJson } from '../records/json.ts'
import { type Listing, type ListOptions, list } from '../records/listing.ts'
import { lookUp, lookUpBy, lookUpExisting } from './lookup.ts'
import type { DirectoryContext } from '../outbox/mutation.ts'

/** The populations of an environment. A missing population throws `NotFoundError`. */
export interface Populations {
  list(environmentId: string, options?: ListOptions): Promise<Listing<PopulationDocument>>
  get(environmentId: string, id: string): Promise<PopulationDocument>
  countUsers(environmentId: string, id: string): Promise<number>
  create(environmentId: string, input: PopulationInput): Promise<PopulationDocument>
  /** Throws `ConstraintError` when it would make the default population another one; make another the default instead. */
  replace(environmentId: string, id: string, input: PopulationInput): Promise<PopulationDocument>
  /** Throws `ConstraintError` for the default population and for one that has users. */
  delete(environmentId: string, id: string): Promise<void>
}

export function createPopulations(context: DirectoryContext): Populations {
  const { store, mutate, clock, newId } = context

  /** A new default population replaces the former one. */
  async function replacedDefault(document: PopulationDocument): Promise<Write[]> {
    if (!document.default) return []
    const { environmentId, id } = document
    const all = await lookUpBy(store, 'populations', { environmentId })
    return all
      .filter((each) => each.default && each.id !== id)
      .map((former) => ({
        kind: 'put',
        collection: 'populations',
        document: { ...former, default: false, updatedAt: document.updatedAt },
      }))
  }

  return {
    list: (environmentId, options) => list(store, 'populations', { ...options, environmentId }),

    async get(environmentId, id) {
      return (await lookUpExisting(store, 'populations', { environmentId, id })).document
    },

    async countUsers(environmentId, id) {
      const filter = all(equals('environmentId', environmentId), equals('population.id', id))
      return (await store.find('users', { filter, count: 0 })).total
    },

    create: (environmentId, input) =>
      mutate(async () => {
        const now = clock().toISOString()
        const document: PopulationDocument = {
          ...input,
          id: newId(),
          environmentId,
          default: input.default ?? false,
          theme: input.theme ?? { id: newId() },
          createdAt: now,
          updatedAt: now,
        }
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'populations', document, expectedVersion: 0 },
            ...(await replacedDefault(document)),
          ],
          change: populationChange('CREATED', document),
        }
      }),

    replace: (environmentId, id, input) =>
      mutate(async () => {
        const { document: before, version } = await lookUpExisting(store, 'populations', {
          environmentId,
          id,
        })
        const { createdAt, updatedAt } = before
        const after: PopulationDocument = {
          ...input,
          ...{ id, environmentId, createdAt, updatedAt },
          default: input.default ?? before.default,
          theme: input.theme ?? before.theme,
        }
        if (before.default && !after.default)
          throw new ConstraintError(
            'CONSTRAINT_VIOLATION',
            'default',
            'An environment has a default population. Make another the default instead.',
          )
        if (isSameJson(before, after)) return { result: before, writes: [] }
        const document = { ...after, updatedAt: clock().toISOString() }
        // A rule's filter may use the name of a population.
        const renamed = before.name !== document.name
        const residents = renamed
          ? await lookUpBy(store, 'users', { environmentId, 'population.id': id })
          : []
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'populations', document, expectedVersion: version },
            ...(await replacedDefault(document)),
          ],
          change: populationChange(
            'UPDATED',
            document,
            residents.map((user) => user.id),
          ),
        }
      }),

    delete: (environmentId, id) =>
      mutate(async () => {
        const { document, version } = await lookUpExisting(store, 'populations', {
          environmentId,
          id,
        })
        if (document.default)
          throw new ConstraintError(
            'CONSTRAINT_VIOLATION',
            'id',
            'The default population cannot be deleted: an environment must have at least one population.',
          )
        const users = await lookUpBy(store, 'users', { environmentId, 'population.id': id })
        if (users.length > 0)
          throw new ConstraintError(
            'CONSTRAINT_VIOLATION',
            'id',
            users.length === 1
              ? 'The population has 1 user. Move or delete it first.'
              : `The population has ${users.length} users. Move or delete them first.`,
          )
        return {
          result: undefined,
          writes: [{ kind: 'delete', collection: 'populations', id, expectedVersion: version }],
          change: populationChange('DELETED', document),
        }
      }),
  }
}

/** The id of a new user's population: the requested one, or the default. Throws `ConstraintError` for an unknown one. */
export async function resolvePopulationId(
  { store }: DirectoryContext,
  environmentId: string,
  requested: string | undefined,
): Promise<string> {
  if (requested === undefined) {
    const populations = await lookUpBy(store, 'populations', { environmentId })
    const fallback = populations.find((population) => population.default)
    if (fallback) return fallback.id
  } else if (await lookUp(store, 'populations', { environmentId, id: requested })) {
    return requested
  }
  throw new ConstraintError('INVALID_VALUE', 'population.id', 'The population does not exist.')
}

function populationChange(
  verb: 'CREATED' | 'UPDATED' | 'DELETED',
  { environmentId, id, name }: PopulationDocument,
  userIds: readonly string[] = [],
): NewChange {
  return {
    environmentId,
    action: `POPULATION.${verb}`,
    subject: { type: 'population', id, name },
    summary: `Population ${name} was ${verb.toLowerCase()}.`,
    userIds,
    groupIds: [],
  }
}
