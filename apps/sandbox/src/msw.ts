export {
  pingOneHandlers,
  type PingOneHandlers,
  type PingOneHandlersOptions,
  type Region,
  sandboxHandlers,
  type SandboxHandlers,
  type SandboxHandlersOptions,
  scimHandlers,
  type ScimHandlers,
  type ScimHandlersOptions,
  type ScimResource,
  type ScimResources,
} from '@pingone-sandbox/workspace/msw'
