import type { User } from '@pingone-sandbox/contract'
import { resourcesIn } from '../wire/resource.ts'
import type { Scene } from './scene.ts'
import { Unplayable } from './unplayable.ts'

/** Creates a user in the scope of the rule, and reads the account, so that an endpoint that answers from a copy has followed. */
export async function createKnownUser(
  { createUser, settle, endpoint, targetId, username }: Scene,
  key: string,
): Promise<User> {
  const user = await createUser(key)
  await settle()
  const id = await targetId(user)
  if (id !== undefined) await endpoint.read('User', id)
  await endpoint.find('User', username(key))
  return user
}

/** Removes the account of a user at the endpoint, as another client would. Throws `Unplayable` where it stays. */
export async function removeAccount(
  { endpoint, targetId, user, username }: Scene,
  key: string,
): Promise<void> {
  const id = await targetId(user(key))
  if (id === undefined) throw new Unplayable('PingOne has linked no account')
  const { status } = await endpoint.remove('User', id)
  // The first read and search may be answered from a copy that follows later.
  await endpoint.read('User', id)
  await endpoint.find('User', username(key))
  const after = await endpoint.read('User', id)
  if (after.status === 200 && resourcesIn(after.body).length > 0)
    throw new Unplayable(
      `the endpoint answers DELETE with ${status ?? 'nothing'} and still has the account`,
    )
}
