import { onTestFinished } from 'vitest'
import { createSandbox } from '../../../apps/sandbox/src/sandbox.ts'

/** What no output and no report shows. */
export const token = 'a-token-that-no-output-shows'

/** Starts a reference server as an endpoint to check, with misbehaviours or without. Returns its URL. */
export async function startEndpoint(misbehaviour: string[] = []): Promise<string> {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token, misbehaviour },
  })
  onTestFinished(() => sandbox.close())
  return sandbox.urls.scim ?? ''
}
