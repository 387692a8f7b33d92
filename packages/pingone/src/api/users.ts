import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { importedUserState, newUserState, userInput } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import type { SourceUser } from '../directory/source-user.ts'
import type { UserDocument } from '../records/documents.ts'
import { withoutBlanks } from '../records/json.ts'
import { hal, toCollection, toResource } from './hal.ts'
import { param, readListOptions, readObject } from './request-reading.ts'
import { isImport } from './user-import.ts'
import { userAdditions } from './user-additions.ts'
import { parseInput } from '../records/parse-input.ts'

const COLLECTION = '/v1/environments/:environmentId/users'
const ITEM = `${COLLECTION}/:userId`

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1.html} */
export function userRoutes(directory: Directory): readonly Route[] {
  const { users } = directory
  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const page = await users.list(param(request, 'environmentId'), readListOptions(request))
        const items = await Promise.all(
          page.items.map((user) => representListedUser(request, user, directory)),
        )
        return hal(200, toCollection(request, 'users', { ...page, items }))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const { input, body } = readUser(request)
        const known = isImport(request) ? importedUserState : newUserState
        const state = parseInput(known, withoutBlanks(body))
        const created = await users.create(param(request, 'environmentId'), input, { body, state })
        return hal(201, representUser(request, created))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) => {
        const user = await users.get(...keyOf(request))
        return hal(200, await representReadUser(request, user, directory))
      },
    },
    {
      method: 'PUT',
      path: ITEM,
      handle: async (request) => {
        const { input, body } = readUser(request)
        return hal(200, representUser(request, await users.replace(...keyOf(request), input, body)))
      },
    },
    {
      method: 'PATCH',
      path: ITEM,
      handle: async (request) => {
        const patched = await users.patch(...keyOf(request), readObject(request))
        return hal(200, representUser(request, patched))
      },
    },
    {
      method: 'DELETE',
      path: ITEM,
      handle: async (request) => {
        await users.delete(...keyOf(request))
        return noContent()
      },
    },
  ]
}

/** Reads a user, and the body itself for the custom attributes in it. */
function readUser(request: HttpRequest) {
  const body = readObject(request)
  return { input: parseInput(userInput, withoutBlanks(body)), body }
}

function keyOf(request: HttpRequest): [environmentId: string, userId: string] {
  return [param(request, 'environmentId'), param(request, 'userId')]
}

/** Represents a user as reads and writes of one answer it. */
function representUser(request: HttpRequest, user: UserDocument) {
  const self = `/users/${user.id}`
  const { passwordState: _, ...shown } = user
  const resource = toResource(request, shown, {
    self,
    population: `/populations/${user.population.id}`,
    enabled: `${self}/enabled`,
    password: `${self}/password`,
    memberOfGroups: `${self}/memberOfGroups`,
  })
  return { ...resource, identityProvider: { type: 'PING_ONE' } }
}

/** Represents a user of a list, with what `include` and `expand` ask for. */
async function representListedUser(
  request: HttpRequest,
  user: SourceUser,
  directory: Pick<Directory, 'populations'>,
) {
  const { memberOfGroups, population, ...attributes } = user
  return {
    ...representUser(request, { ...attributes, population: { id: population.id } }),
    ...(await userAdditions(request, directory, {
      groups: async () => memberOfGroups,
      population: [user.environmentId, population.id],
    })),
  }
}

/** Represents a user who is read, with what `include` and `expand` ask for. */
async function representReadUser(
  request: HttpRequest,
  user: UserDocument,
  { populations, reader }: Pick<Directory, 'populations' | 'reader'>,
) {
  const { environmentId, id, population } = user
  return {
    ...representUser(request, user),
    ...(await userAdditions(
      request,
      { populations },
      {
        groups: async () => (await reader.user(environmentId, id))?.memberOfGroups ?? [],
        population: [environmentId, population.id],
      },
    )),
  }
}
