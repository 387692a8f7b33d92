import type { SyncedSubject } from '@pingone-sandbox/contract'
import { answer } from '../../../lib/answer.ts'
import { control } from '../../../lib/control-client.ts'
import type { ChoreTools } from './do-chore.ts'

/** Active users that are provisioned under an enabled rule. Throws when there is none. */
export async function provisionedUsers({
  facts,
}: Pick<ChoreTools, 'facts'>): Promise<readonly SyncedSubject['subject'][]> {
  const pages = await Promise.all(
    facts.rules
      .filter(({ active }) => active)
      .map(({ id }) =>
        control(
          `/rules/${id}/synced?type=user&status=SUCCESS&inScope=true&limit=100`,
          answer('syncedPage'),
        ),
      ),
  )
  const users = pages.flatMap(({ synced }) => synced).filter(({ active }) => active !== false)
  if (users.length === 0) throw new Error('No user is at the target yet.')
  return users.map(({ subject }) => subject)
}

/** One of them. */
export async function provisionedUser(tools: Pick<ChoreTools, 'facts'>) {
  const [user] = await provisionedUsers(tools)
  if (user === undefined) throw new Error('No user is at the target yet.')
  return user
}
