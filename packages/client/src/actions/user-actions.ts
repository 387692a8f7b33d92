import type { User, UserInput } from '@pingone-sandbox/contract'
import type { Administrator } from '../administrator.ts'
import { withClearErrors } from './action-error.ts'
import { findUser, readNew, type UserReference, userIdOf } from './subject-reference.ts'

/** The attributes of a user to create. Custom attributes are beside the others. */
export type NewUser = UserInput & {
  readonly enabled?: boolean
  readonly [attribute: string]: unknown
}

/**
 * Changes users of PingOne. Every method throws an `ActionError`.
 *
 * A change of a user waits until earlier changes are provisioned, so that each is provisioned by itself. `create` does not wait.
 */
export interface UserActions {
  /**
   * Creates a user, enabled and with an address at example.com unless the attributes say otherwise.
   *
   * @example await sandbox.users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })
   */
  readonly create: (user: string | NewUser) => Promise<User>
  /** Changes the given attributes and leaves the others. */
  readonly update: (user: UserReference, changes: Partial<NewUser>) => Promise<User>
  readonly disable: (user: UserReference) => Promise<void>
  readonly enable: (user: UserReference) => Promise<void>
  readonly delete: (user: UserReference) => Promise<void>
  /** Finds a user; undefined where PingOne has none. */
  readonly find: (user: UserReference) => Promise<User | undefined>
  /** Lists all users, or those that match a SCIM filter over PingOne's attributes. */
  readonly list: (filter?: string) => Promise<readonly User[]>
}

/** Creates the actions on users. `settle` waits until earlier changes are provisioned. */
export function createUserActions(
  administrator: Administrator,
  settle: () => Promise<void>,
): UserActions {
  const idOf = async (user: UserReference) => {
    const id = await userIdOf(administrator, user)
    await settle()
    return id
  }

  const setEnabled = (enabled: boolean) =>
    withClearErrors(async (user: UserReference) =>
      administrator.setEnabled(await idOf(user), enabled),
    )

  return {
    create: withClearErrors(async (user) => {
      const { username, ...attributes } = readNew(user, 'username')
      return administrator.createUser(username, attributes)
    }),
    update: withClearErrors(async (user, changes) =>
      administrator.updateUser(await idOf(user), changes),
    ),
    disable: setEnabled(false),
    enable: setEnabled(true),
    delete: withClearErrors(async (user) => administrator.deleteUser(await idOf(user))),
    find: withClearErrors((user) => findUser(administrator, user)),
    list: withClearErrors((filter?: string) =>
      administrator.users(filter === undefined ? {} : { filter }),
    ),
  }
}
