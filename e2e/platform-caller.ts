import {
  type Administrator,
  createAdministrator,
  createPlatformClient,
} from '@pingone-sandbox/client'
import type { Ready } from '../examples/headless/provision.ts'

/** Calls the Platform API of a sandbox; `path` is below the environment. Throws a `PlatformError`. */
export const createPlatformCaller = (ready: Ready): Administrator['call'] =>
  createAdministrator(createPlatformClient(ready)).call
