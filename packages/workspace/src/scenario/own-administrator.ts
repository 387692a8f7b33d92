import {
  type Administrator,
  createAdministrator,
  createPlatformClient,
  type Fetch,
} from '@pingone-sandbox/client'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { PingOne } from '@pingone-sandbox/pingone'

/** Links in answers begin with it; no request is sent there. */
const origin = 'http://localhost'

/** Creates an administrator who is signed in as the worker application of the sandbox; `fetch` asks its router. */
export const createOwnAdministrator = (
  { credentials, router }: Pick<PingOne, 'router' | 'credentials'>,
  fetch: Fetch = toFetch(router),
): Administrator =>
  createAdministrator(
    createPlatformClient({ ...credentials, api: `${origin}/v1`, auth: origin, fetch }),
  )
