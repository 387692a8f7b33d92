// Handlers of msw
export {
  sandboxHandlers,
  type SandboxHandlers,
  type SandboxHandlersOptions,
} from './sandbox-handlers.ts'
