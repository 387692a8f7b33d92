export {
  sandboxHandlers,
  type SandboxHandlers,
  type SandboxHandlersOptions,
} from '@pingone-sandbox/workspace/msw'
