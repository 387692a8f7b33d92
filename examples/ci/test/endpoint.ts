import { onTestFinished } from 'vitest'
import { createSandbox } from '../../../apps/sandbox/src/sandbox.ts'

/** A token that no output and no report shows. */
export const token = 'a-token-that-no-output-shows'

export interface Endpoint {
  readonly url: string
  /** How many users it has. */
  readonly countUsers: () => Promise<number>
}

/** Starts a reference server as the endpoint of a test, with misbehaviours or without. */
export async function startEndpoint(misbehaviour: string[] = []): Promise<Endpoint> {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token, misbehaviour },
  })
  onTestFinished(() => sandbox.close())
  const { scim: url = '' } = sandbox.urls
  return {
    url,
    async countUsers() {
      const headers = { authorization: `Bearer ${token}` }
      const answer = await fetch(`${url}/Users?count=0`, { headers })
      return ((await answer.json()) as { totalResults: number }).totalResults
    },
  }
}
