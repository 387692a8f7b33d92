import type { ConnectionTest, ScimConfiguration } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from './records.ts'

/** What *Test Connection* found, by configuration: the wizard tests before it saves. */
export interface ConnectionTests {
  /** Takes note of a test; `message` says what failed, nothing that it succeeded. */
  readonly note: (configuration: ScimConfiguration, message: string | undefined) => void
  /** What a configuration that is not tested yet in this process was found to be is known from what was `kept`. */
  readonly of: (configuration: object, kept?: Kept) => ConnectionTest | undefined
  /** Forgets every result. */
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

/** What a test depends on: where the target is, and how it is authenticated to. */
function keyOf(configuration: object): string {
  const relevant = Object.entries(configuration).filter(([key]) =>
    /^(SCIM_|USERS_|AUTH|BASIC_|OAUTH_|CUSTOM_)/.test(key),
  )
  return JSON.stringify(relevant.sort(([one], [other]) => one.localeCompare(other)))
}
