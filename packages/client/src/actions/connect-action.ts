import type { Connected, ConnectQuery } from '@pingone-sandbox/contract'
import type { SandboxControl } from '../sandbox-control.ts'
import { ActionError, withClearErrors } from './action-error.ts'

/** How a SCIM server is connected, beside its URL: at most one of `token`, `basic` and `clientCredentials`. */
export type ConnectOptions = Omit<ConnectQuery, 'url'>

/**
 * Connects a SCIM server: tests it, makes an enabled connection and a rule, and provisions.
 *
 * All enabled users are provisioned; with `users: 'one'` the first alone.
 */
export type ConnectAction = (url: string, options?: ConnectOptions) => Promise<Connected>

/** Creates the action over `POST /_sandbox/connect`. */
export const createConnectAction = (control: SandboxControl): ConnectAction =>
  withClearErrors(async (url, options = {}) => {
    if (typeof url !== 'string')
      throw new ActionError(
        'invalid_call',
        `The SCIM base URL is a text, such as http://localhost:3000/scim/v2; ${String(url)} is none.`,
      )
    return control.connect({ users: 'all', ...options, url })
  })
