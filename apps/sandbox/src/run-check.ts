import type { Transport } from '@pingone-sandbox/pingone'
import type { RunCheck } from '@pingone-sandbox/workspace'
import { version } from './version.ts'

/** Creates what checks an endpoint over the transport of the sandbox. The check is loaded with the first run. */
export function createRunCheck(transport: Transport): RunCheck {
  return async (request, { signal, onProgress }) => {
    const { checkEndpoint } = await import('@pingone-sandbox/check')
    const { url, authentication, acceptCertificate, profile, groups, only, timeoutMs } = request
    return checkEndpoint(
      url,
      {
        ...{ acceptCertificate, profile, groups, signal, onProgress },
        credentials: { method: 'connection', configuration: authentication },
        ...(only && { only }),
        ...(timeoutMs !== undefined && { timeoutMs }),
      },
      { transport, version },
    )
  }
}
