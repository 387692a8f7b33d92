import {
  type Administrator,
  createAdministrator,
  createPlatformClient,
  PlatformError,
} from '@pingone-sandbox/client'
import { SandboxError, type SandboxErrorCode } from '@pingone-sandbox/workspace/text'
import type { SandboxAccess } from './tool.ts'

/**
 * Works at the Platform API as its worker application.
 *
 * The credentials are asked for each time, since a sandbox that was started anew has others. Throws a `SandboxError` with what PingOne
 * refuses.
 */
export async function administrate<Answer>(
  { origin, ask }: SandboxAccess,
  work: (administrator: Administrator) => Promise<Answer>,
): Promise<Answer> {
  const { environmentId, clientId, clientSecret } = await ask((control) => control.info())
  const platform = createPlatformClient({
    ...{ api: `${origin}/v1`, auth: origin, environmentId, clientId, clientSecret },
  })
  try {
    return await work(createAdministrator(platform))
  } catch (error) {
    throw error instanceof PlatformError ? refusal(error) : error
  }
}

const codes: Readonly<Record<number, SandboxErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
}

/** What PingOne says, with the attribute that each detail is about. */
function reasonOf({ body, reason }: PlatformError): string {
  const details = body?.details?.map(({ target, message }) =>
    target === undefined ? message : `${target}: ${message}`,
  )
  return details && details.length > 0 ? details.join(' ') : reason
}

const refusal = (error: PlatformError) =>
  new SandboxError(
    codes[error.status] ?? (error.status < 500 ? 'invalid_request' : 'internal'),
    `PingOne refuses ${error.method} ${error.path}: ${reasonOf(error)}`,
    undefined,
    { cause: error },
  )
