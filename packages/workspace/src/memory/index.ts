// A sandbox in one process: for tests, for the browser
export {
  createMemorySandbox,
  type MemorySandbox,
  type MemorySandboxOptions,
} from './memory-sandbox.ts'
export type { TenantOptions } from './tenant-settings.ts'
// The reference server without a tenant
export { createMemoryServer, type MemoryServer, type MemoryServerOptions } from './memory-server.ts'
export type { ServerOptions } from './server-settings.ts'
