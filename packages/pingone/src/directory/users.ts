import { type NewUserState, userInput, type UserInput } from '@pingone-sandbox/contract'
import type { Store } from '@pingone-sandbox/store'
import { customValues, readCustomAttributes } from './custom-attributes.ts'
import type { UserDocument } from '../records/documents.ts'
import { followUserFilters } from './dynamic-groups.ts'
import { readGroupGraph } from './group-graph.ts'
import { type Listing, type ListOptions } from '../records/listing.ts'
import type { SourceUser } from './source-user.ts'
import { listUsers } from './user-query.ts'
import { isSameJson, type JsonObject, mergePatch, withoutBlanks } from '../records/json.ts'
import { lookUpBy, lookUpExisting, lookUpMany } from './lookup.ts'
import { groupIdsOf, readMembershipEdges } from './membership-edges.ts'
import type { NewChange } from '../outbox/change.ts'
import type { DirectoryContext, Mutation } from '../outbox/mutation.ts'
import { resolvePopulationId } from './populations.ts'
import { followUniqueValues } from './unique-values.ts'
import { askedAccount, newUserState, refuseForeignIdentity, withAccount } from './user-state.ts'
import { parseInput } from '../records/parse-input.ts'

/**
 * The users of an environment. A missing user throws `NotFoundError`.
 *
 * `body` is the request body of an input, with its custom attributes; see `customValues` for what it throws.
 */
export interface Users {
  /** A page of users, complete with groups. Throws a `ScimError` `invalidFilter`. */
  list(environmentId: string, options?: ListOptions): Promise<Listing<SourceUser>>
  get(environmentId: string, id: string): Promise<UserDocument>
  /** Puts the user in the default population unless the input names another. Throws `UniquenessError` for a taken username. */
  create(environmentId: string, input: UserInput, given?: NewUser): Promise<UserDocument>
  /** Replaces every attribute a client may write. The population is unchanged; `setPopulation` changes it. */
  replace(
    environmentId: string,
    id: string,
    input: UserInput,
    body?: JsonObject,
  ): Promise<UserDocument>
  /** Applies a JSON merge patch (RFC 7396). Throws a `ZodError` when the result is not a user. */
  patch(environmentId: string, id: string, patch: JsonObject): Promise<UserDocument>
  setEnabled(environmentId: string, id: string, enabled: boolean): Promise<UserDocument>
  setMfaEnabled(environmentId: string, id: string, mfaEnabled: boolean): Promise<UserDocument>
  /** Moves the user, who leaves the groups that belong to the former population. */
  setPopulation(environmentId: string, id: string, populationId: string): Promise<UserDocument>
  /** Deletes the user with its memberships. */
  delete(environmentId: string, id: string): Promise<void>
}

/** The state and custom attributes of a new user. */
export interface NewUser {
  readonly body?: JsonObject
  readonly state?: NewUserState
}

export function createUsers(context: DirectoryContext): Users {
  const { store, mutate, clock, newId } = context

  const update = (
    key: { readonly environmentId: string; readonly id: string },
    revise: Revise,
  ): Promise<UserDocument> => mutate(() => revision(context, key, revise))

  return {
    list: (environmentId, options = {}) => listUsers(store, environmentId, options),

    async get(environmentId, id) {
      return (await lookUpExisting(store, 'users', { environmentId, id })).document
    },

    create: (environmentId, input, { body = {}, state } = {}) =>
      mutate(async () => {
        refuseForeignIdentity(body)
        const custom = customValues(await readCustomAttributes(store, environmentId), body)
        const populationId = await resolvePopulationId(context, environmentId, input.population?.id)
        const now = clock().toISOString()
        const document: UserDocument = {
          ...input,
          ...custom,
          ...newUserState(state, now),
          id: newId(),
          environmentId,
          population: { id: populationId },
          createdAt: now,
          updatedAt: now,
        }
        const dynamic = await followUserFilters(store, document)
        const graph = await readGroupGraph(store, environmentId)
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'users', document, expectedVersion: 0 },
            ...dynamic.writes,
            ...(await followUniqueValues(store, { after: document })),
          ],
          change: userChange('CREATED', document, graph.withAncestors(dynamic.groupIds)),
        }
      }),

    replace: (environmentId, id, input, body = {}) =>
      update({ environmentId, id }, async (before) => rewritten(store, before, { input, body })),

    patch: (environmentId, id, patch) =>
      update({ environmentId, id }, async (before) => {
        const body = mergePatch(before, patch)
        return rewritten(store, before, { input: parseInput(userInput, withoutBlanks(body)), body })
      }),

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
        const { direct, dynamic } = await readMembershipEdges(store, { environmentId, userId: id })
        return {
          result: undefined,
          writes: [
            { kind: 'delete', collection: 'users', id, expectedVersion: version },
            ...(await followUniqueValues(store, { before: document })),
            ...direct.map(
              (edge) => ({ kind: 'delete', collection: 'memberships', id: edge.id }) as const,
            ),
            ...dynamic.map(
              (edge) =>
                ({ kind: 'delete', collection: 'dynamicMemberships', id: edge.id }) as const,
            ),
          ],
          change: userChange('DELETED', document, await allGroupIds(context, document)),
        }
      }),
  }
}

type Revise = (before: UserDocument) => UserDocument | Promise<UserDocument>

async function revision(
  context: DirectoryContext,
  key: { readonly environmentId: string; readonly id: string },
  revise: Revise,
): Promise<Mutation<UserDocument>> {
  const { document: before, version } = await lookUpExisting(context.store, 'users', key)
  const now = context.clock().toISOString()
  const after = withAccount(await revise(before), now)
  if (isSameJson(before, after)) return { result: before, writes: [] }
  const document = { ...after, updatedAt: now }
  const dynamic = await followUserFilters(context.store, document)
  return {
    result: document,
    writes: [
      { kind: 'put', collection: 'users', document, expectedVersion: version },
      ...dynamic.writes,
      ...(await followUniqueValues(context.store, { before, after: document })),
    ],
    change: userChange('UPDATED', document, await allGroupIds(context, document, dynamic.groupIds)),
  }
}

/** The change event of a user; `groupIds` are the groups it is or was a member of. */
function userChange(
  verb: 'CREATED' | 'UPDATED' | 'DELETED',
  { environmentId, id, username }: UserDocument,
  groupIds: readonly string[],
): NewChange {
  return {
    environmentId,
    action: `USER.${verb}`,
    subject: { type: 'user', id, name: username },
    summary: `User ${username} was ${verb.toLowerCase()}.`,
    userIds: [id],
    groupIds,
  }
}

/** The user with every writable attribute taken from the input, and everything else as it was. */
async function rewritten(
  store: Store,
  before: UserDocument,
  { input, body }: { readonly input: UserInput; readonly body: JsonObject },
): Promise<UserDocument> {
  refuseForeignIdentity(body)
  const attributes = await readCustomAttributes(store, before.environmentId)
  const isWritable = (key: string) =>
    key in userInput.shape || attributes.some(({ name }) => name === key)
  const readOnly = Object.entries(before).filter(([key]) => !isWritable(key))
  return {
    ...(Object.fromEntries(readOnly) as unknown as UserDocument),
    ...input,
    ...customValues(attributes, body),
    account: askedAccount(before.account, body),
    population: before.population,
  }
}

async function allGroupIds(
  { store }: DirectoryContext,
  { environmentId, id: userId }: UserDocument,
  joined: readonly string[] = [],
): Promise<readonly string[]> {
  const [graph, { direct, dynamic }] = await Promise.all([
    readGroupGraph(store, environmentId),
    readMembershipEdges(store, { environmentId, userId }),
  ])
  const ids = groupIdsOf([...direct, ...dynamic])
  return graph.withAncestors([...new Set([...ids, ...joined])])
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
