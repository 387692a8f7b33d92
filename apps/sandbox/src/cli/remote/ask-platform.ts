import {
  type Administrator,
  createAdministrator,
  createPlatformClient,
  PlatformError,
} from '@pingone-sandbox/client'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { askSandbox } from './ask-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/**
 * Asks the Platform API of a running sandbox, with the credentials that its control API gives.
 *
 * Throws a `SandboxError`: that of `askSandbox`, or `invalid_request` with the reason of a refusal.
 */
export async function askPlatform<Answer>(
  sandbox: RunningSandbox,
  ask: (administrator: Administrator) => Promise<Answer>,
): Promise<Answer> {
  const { environmentId, clientId, clientSecret } = await askSandbox(sandbox, (control) =>
    control.info(),
  )
  const { origin } = sandbox
  const platform = createPlatformClient({
    ...{ api: `${origin}/v1`, auth: origin, environmentId, clientId, clientSecret },
  })
  try {
    return await ask(createAdministrator(platform))
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const { method, path, reason } = error
    throw new SandboxError(
      'invalid_request',
      `PingOne refuses ${method} ${path}: ${reason}`,
      undefined,
      { cause: error },
    )
  }
}
