import { createControlClient, createSandboxControl, type Fetch } from '@pingone-sandbox/client'
import {
  ActionError,
  createSandboxActions,
  type SandboxActions,
} from '@pingone-sandbox/client/actions'
import type { Router } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { PingOne } from '@pingone-sandbox/pingone'
import { createOwnAdministrator } from './scenario/own-administrator.ts'

export interface OwnActionsOptions {
  readonly pingone: PingOne
  readonly control: Router
  readonly isClosed: () => boolean
}

/** Creates the actions of a sandbox over its own routers: no request leaves the process. */
export function createOwnActions({
  pingone,
  control,
  isClosed,
}: OwnActionsOptions): SandboxActions {
  const ask = (router: Router): Fetch => {
    const send = toFetch(router)
    return async (url, init) => {
      if (isClosed()) throw new ActionError('unreachable', 'The sandbox is closed.')
      return send(url, init)
    }
  }
  return createSandboxActions({
    administrator: createOwnAdministrator(pingone, ask(pingone.router)),
    control: createSandboxControl(
      createControlClient({ control: 'http://localhost/_sandbox', fetch: ask(control) }),
    ),
  })
}
