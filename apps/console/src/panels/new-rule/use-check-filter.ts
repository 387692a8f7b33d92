import { PlatformError } from '@pingone-sandbox/client'
import { useSession } from '../../entities/environment/session.ts'
import { answer } from '../../lib/answer.ts'
import { failureText } from '../../lib/platform-error.ts'

/** Asks PingOne what is wrong with a user filter; undefined where nothing is, or PingOne does not answer. */
export function useCheckFilter(): (expression: string) => Promise<string | undefined> {
  const { platform } = useSession()
  return async (filter) => {
    if (filter === '') return undefined
    try {
      await platform.list(
        `/users?${new URLSearchParams({ filter, limit: '1' })}`,
        'users',
        answer('user'),
      )
      return undefined
    } catch (error) {
      return error instanceof PlatformError && error.status === 400 ? failureText(error) : undefined
    }
  }
}
