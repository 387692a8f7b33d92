import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import { reference } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import type { UserDocument } from '../records/documents.ts'
import { environmentHref, hal } from './hal.ts'
import { param, readInput } from './request-reading.ts'

const ITEM = '/v1/environments/:environmentId/users/:userId'

const enabledInput = z.object({ enabled: z.boolean() })
const mfaEnabledInput = z.object({ mfaEnabled: z.boolean() })

/**
 * The parts of a user that have a resource of their own, because PUT of the user leaves them alone.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/enable-users.html}
 */
export function userStateRoutes({ users }: Directory): readonly Route[] {
  return [
    ...stateRoutes(users, {
      name: 'enabled',
      represent: ({ enabled }) => ({ enabled }),
      replace: (key, request) => users.setEnabled(...key, readInput(request, enabledInput).enabled),
    }),
    ...stateRoutes(users, {
      name: 'mfaEnabled',
      represent: ({ mfaEnabled }) => ({ mfaEnabled }),
      replace: (key, request) =>
        users.setMfaEnabled(...key, readInput(request, mfaEnabledInput).mfaEnabled),
    }),
    ...stateRoutes(users, {
      name: 'population',
      represent: ({ population }) => ({ id: population.id }),
      replace: (key, request) => users.setPopulation(...key, readInput(request, reference).id),
    }),
    ...stateRoutes(users, { name: 'password', represent: passwordOf }),
  ]
}

type UserKey = readonly [environmentId: string, userId: string]

interface UserState {
  readonly name: string
  readonly represent: (user: UserDocument) => object
  /** Absent for read-only state. */
  readonly replace?: (key: UserKey, request: HttpRequest) => Promise<UserDocument>
}

function stateRoutes(
  users: Directory['users'],
  { name, represent, replace }: UserState,
): readonly Route[] {
  const path = `${ITEM}/${name}`
  const answer = (request: HttpRequest, user: UserDocument) => {
    const environment = environmentHref(request)
    const userHref = `${environment}/users/${user.id}`
    return hal(200, {
      _links: {
        self: { href: `${userHref}/${name}` },
        environment: { href: environment },
        user: { href: userHref },
      },
      environment: { id: user.environmentId },
      ...represent(user),
    })
  }
  return [
    {
      method: 'GET',
      path,
      handle: async (request) => answer(request, await users.get(...keyOf(request))),
    },
    ...(replace === undefined
      ? []
      : [
          {
            method: 'PUT',
            path,
            handle: async (request: HttpRequest) =>
              answer(request, await replace(keyOf(request), request)),
          },
        ]),
  ]
}

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/users/user-passwords.html} */
const passwordOf = ({ id, passwordState }: UserDocument) => ({
  user: { id },
  ...(passwordState ?? { status: 'NO_PASSWORD' }),
})

function keyOf(request: HttpRequest): UserKey {
  return [param(request, 'environmentId'), param(request, 'userId')]
}
