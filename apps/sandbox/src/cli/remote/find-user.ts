import type { User } from '@pingone-sandbox/contract'
import { nearestName, SandboxError } from '@pingone-sandbox/workspace/text'
import { askPlatform } from './ask-platform.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** So many users with the same first letter are compared with a name that no user has. */
const compared = 200

/** Finds a user of a running sandbox. Throws a `SandboxError` `not_found` with the most similar username. */
export async function findUser(sandbox: RunningSandbox, username: string): Promise<User> {
  return askPlatform(sandbox, async ({ resources: { users } }) => {
    const { items } = await users.list({ limit: '1', filter: `username eq ${quote(username)}` })
    const [found] = items
    if (found) return found
    const filter = `username sw ${quote(username.slice(0, 1))}`
    const similar = await users.list({ limit: String(compared), filter })
    const nearest = nearestName(
      username,
      similar.items.map((user) => user.username),
    )
    throw new SandboxError(
      'not_found',
      `PingOne has no user ${username}.`,
      nearest === undefined ? 'The console lists them under Users.' : `Did you mean ${nearest}?`,
    )
  })
}

const quote = (text: string): string => JSON.stringify(text)
