// A tenant, at PingOne's own hosts
export {
  pingOneHandlers,
  type PingOneHandlers,
  type PingOneHandlersOptions,
  type Region,
} from './pingone-handlers.ts'
// A whole sandbox at one origin
export {
  sandboxHandlers,
  type SandboxHandlers,
  type SandboxHandlersOptions,
} from './sandbox-handlers.ts'
// A SCIM server at any URL
export { scimHandlers, type ScimHandlers, type ScimHandlersOptions } from './scim-handlers.ts'
export type { ScimResource, ScimResources } from './scim-resources.ts'
