import { userInput, type UserInput } from '../contract/index.ts'
import type { UserDocument } from './documents.ts'
import { readGroupGraph } from './group-graph.ts'
import { type Listing, type ListOptions } from './listing.ts'
import type { SourceUser } from './source-user.ts'
import { listUsers } from './user-query.ts'
import { isSameJson, type JsonObject, mergePatch, withoutBlanks } from './json.ts'
import { lookUpBy, lookUpExisting, lookUpMany } from './lookup.ts'
import type { DirectoryContext, Mutation } from './mutation.ts'
import { resolvePopulationId } from './populations.ts'
import { userChange } from './user-change.ts'

/** The users of an environment. What names a user that does not exist throws `NotFoundError`. */
export interface Users {
  /** A page of users, complete with groups. Throws a `ScimError` `invalidFilter`. */
  list(environmentId: string, options?: ListOptions): Promise<Listing<SourceUser>>
  get(environmentId: string, id: string): Promise<UserDocument>
  /** Puts the user in the default population unless the input names another. Throws `UniquenessError` for a taken username. */
  create(environmentId: string, input: UserInput): Promise<UserDocument>
  /** Replaces every attribute a client may write. The population stays: it has an operation of its own. */
  replace(environmentId: string, id: string, input: UserInput): Promise<UserDocument>
  /** Applies a JSON merge patch (RFC 7396). Throws a `ZodError` when the result is not a user. */
  patch(environmentId: string, id: string, patch: JsonObject): Promise<UserDocument>
  setEnabled(environmentId: string, id: string, enabled: boolean): Promise<UserDocument>
  setMfaEnabled(environmentId: string, id: string, mfaEnabled: boolean): Promise<UserDocument>
  /** Moves the user, who leaves the groups that belong to the former population. */
  setPopulation(environmentId: string, id: string, populationId: string): Promise<UserDocument>
  /** Deletes the user with its memberships. */
  delete(environmentId: string, id: string): Promise<void>
}

export function createUsers(context: DirectoryContext): Users {
  const { store, mutate, clock, newId } = context

  const update = (
    key: { readonly environmentId: string; readonly id: string },
    revise: (before: UserDocument) => UserDocument,
  ): Promise<UserDocument> => mutate(() => revision(context, key, revise))

  return {
    list: (environmentId, options = {}) => listUsers(store, environmentId, options),

    async get(environmentId, id) {
      return (await lookUpExisting(store, 'users', { environmentId, id })).document
    },

    create: (environmentId, input) =>
      mutate(async () => {
        const populationId = await resolvePopulationId(context, environmentId, input.population?.id)
        const now = clock().toISOString()
        const document: UserDocument = {
          ...input,
          ...newUserState,
          id: newId(),
          environmentId,
          population: { id: populationId },
          createdAt: now,
          updatedAt: now,
        }
        return {
          result: document,
          writes: [{ kind: 'put', collection: 'users', document, expectedVersion: 0 }],
          change: userChange('CREATED', document, []),
        }
      }),

    replace: (environmentId, id, input) =>
      update({ environmentId, id }, (before) => rewritten(before, input)),

    patch: (environmentId, id, patch) =>
      update({ environmentId, id }, (before) =>
        rewritten(before, userInput.parse(withoutBlanks(mergePatch(before, patch)))),
      ),

    setEnabled: (environmentId, id, enabled) =>
      update({ environmentId, id }, (before) => ({ ...before, enabled })),

    setMfaEnabled: (environmentId, id, mfaEnabled) =>
      update({ environmentId, id }, (before) => ({ ...before, mfaEnabled })),

    setPopulation: (environmentId, id, populationId) =>
      mutate(async () => {
        const population = { id: await resolvePopulationId(context, environmentId, populationId) }
        const moved = await revision(context, { environmentId, id }, (before) => ({
          ...before,
          population,
        }))
        if (!moved.change) return moved
        const lost = await membershipsBoundToOtherPopulations(context, moved.result)
        return { ...moved, writes: [...moved.writes, ...lost] }
      }),

    delete: (environmentId, id) =>
      mutate(async () => {
        const { document, version } = await lookUpExisting(store, 'users', { environmentId, id })
        const edges = await lookUpBy(store, 'memberships', { environmentId, userId: id })
        return {
          result: undefined,
          writes: [
            { kind: 'delete', collection: 'users', id, expectedVersion: version },
            ...edges.map(
              (edge) => ({ kind: 'delete', collection: 'memberships', id: edge.id }) as const,
            ),
          ],
          change: userChange('DELETED', document, await allGroupIds(context, document)),
        }
      }),
  }
}

/** What PingOne gives every new user. */
export const newUserState = {
  enabled: true,
  mfaEnabled: false,
  account: { canAuthenticate: true, status: 'OK' },
  lifecycle: { status: 'ACCOUNT_OK' },
  verifyStatus: 'NOT_INITIATED',
} as const

async function revision(
  context: DirectoryContext,
  key: { readonly environmentId: string; readonly id: string },
  revise: (before: UserDocument) => UserDocument,
): Promise<Mutation<UserDocument>> {
  const { document: before, version } = await lookUpExisting(context.store, 'users', key)
  const after = revise(before)
  if (isSameJson(before, after)) return { result: before, writes: [] }
  const document = { ...after, updatedAt: context.clock().toISOString() }
  return {
    result: document,
    writes: [{ kind: 'put', collection: 'users', document, expectedVersion: version }],
    change: userChange('UPDATED', document, await allGroupIds(context, document)),
  }
}

/** The user with every writable attribute taken from the input, and everything else as it was. */
function rewritten(before: UserDocument, input: UserInput): UserDocument {
  const readOnly = Object.entries(before).filter(([key]) => !(key in userInput.shape))
  return {
    ...(Object.fromEntries(readOnly) as unknown as UserDocument),
    ...input,
    population: before.population,
  }
}

async function allGroupIds(
  { store }: DirectoryContext,
  { environmentId, id: userId }: UserDocument,
): Promise<readonly string[]> {
  const [graph, edges] = await Promise.all([
    readGroupGraph(store, environmentId),
    lookUpBy(store, 'memberships', { environmentId, userId }),
  ])
  return graph.withAncestors(edges.map((edge) => edge.groupId))
}

async function membershipsBoundToOtherPopulations(
  { store }: DirectoryContext,
  { environmentId, id: userId, population }: UserDocument,
) {
  const edges = await lookUpBy(store, 'memberships', { environmentId, userId })
  const ids = edges.map((edge) => edge.groupId)
  const groups = await lookUpMany(store, 'groups', { environmentId, ids })
  return edges
    .filter(
      ({ groupId }) => (groups.get(groupId)?.population?.id ?? population.id) !== population.id,
    )
    .map((edge) => ({ kind: 'delete', collection: 'memberships', id: edge.id }) as const)
}
