import type { ConnectionTest, ScimConfiguration } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from './records.ts'

/** What *Test Connection* found, by configuration: the wizard tests before it saves. */
export interface ConnectionTests {
  /** Records a test; `message` says what failed, and is undefined after a success. */
  readonly note: (configuration: ScimConfiguration, message: string | undefined) => void
  /** The result for a configuration; `kept` where this process has not tested it. */
  readonly of: (configuration: object, kept?: Kept) => ConnectionTest | undefined
  /** Deletes every result. */
  readonly restart: () => void
}

type Kept = Pick<ConnectionRecord, 'configuration' | 'connectionTest'>

/** How many results are remembered. */
const capacity = 100

export function createConnectionTests(): ConnectionTests {
  const results = new Map<string, string | undefined>()

  return {
    note(configuration, message) {
      const key = keyOf(configuration)
      results.delete(key)
      results.set(key, message)
      const [oldest] = results.keys()
      if (results.size > capacity && oldest !== undefined) results.delete(oldest)
    },
    of(configuration, kept) {
      const key = keyOf(configuration)
      if (!results.has(key))
        return kept && keyOf(kept.configuration) === key ? kept.connectionTest : undefined
      const message = results.get(key)
      return message === undefined ? { status: 'VALID' } : { status: 'INVALID', message }
    },
    restart: () => results.clear(),
  }
}

/** What the result of a test depends on: the address of the target and the authentication. */
function keyOf(configuration: object): string {
  const relevant = Object.entries(configuration).filter(([key]) =>
    /^(SCIM_|USERS_|AUTH|BASIC_|OAUTH_|CUSTOM_)/.test(key),
  )
  return JSON.stringify(relevant.sort(([one], [other]) => one.localeCompare(other)))
}
