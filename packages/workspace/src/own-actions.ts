import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { createSandboxActions, type SandboxActions } from '@pingone-sandbox/client/actions'
import type { Router } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { PingOne } from '@pingone-sandbox/pingone'
import { createOwnAdministrator } from './scenario/own-administrator.ts'

/** Creates the actions of a sandbox over its own routers: no request leaves the process. */
export const createOwnActions = (pingone: PingOne, control: Router): SandboxActions =>
  createSandboxActions({
    administrator: createOwnAdministrator(pingone),
    control: createSandboxControl(
      createControlClient({ control: 'http://localhost/_sandbox', fetch: toFetch(control) }),
    ),
  })
