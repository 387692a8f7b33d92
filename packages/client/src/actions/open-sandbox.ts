import type { SandboxInfo } from '@pingone-sandbox/contract'
import { createAdministrator } from '../administrator.ts'
import { type Fetch, globalFetch } from '../api-request.ts'
import { createControlClient } from '../control-client.ts'
import { createPlatformClient } from '../platform-client.ts'
import { createSandboxControl } from '../sandbox-control.ts'
import { withClearErrors } from './action-error.ts'
import { createSandboxActions, type SandboxActions } from './sandbox-actions.ts'

export interface OpenOptions {
  /** The console token, where the sandbox asks for one. */
  readonly token?: string
  /** The global `fetch` unless given. */
  readonly fetch?: Fetch
}

/** A sandbox that runs in another process. */
export interface OpenedSandbox extends SandboxActions {
  /** The URL of the console, below which the APIs are. */
  readonly url: string
  /** Its addresses and credentials. */
  readonly info: SandboxInfo
}

/**
 * Opens a sandbox that is running already, such as one that `npx pingone-sandbox` has started. Throws an `ActionError`.
 *
 * @example const sandbox = await openSandbox('http://127.0.0.1:4470')
 */
export const openSandbox: (url: string, options?: OpenOptions) => Promise<OpenedSandbox> =
  withClearErrors(async (address, { token, fetch = globalFetch } = {}) => {
    const url = address.replace(/\/+$/, '')
    const control = createSandboxControl(
      createControlClient({ control: `${url}/_sandbox`, token, fetch }),
    )
    const info = await control.info()
    const { environmentId, clientId, clientSecret } = info
    const administrator = createAdministrator(
      createPlatformClient({
        ...{ api: `${url}/v1`, auth: url, environmentId, clientId, clientSecret, fetch },
      }),
    )
    return { url, info, ...createSandboxActions({ administrator, control }) }
  })
