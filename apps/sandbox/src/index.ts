// A running sandbox
export { createSandbox } from './sandbox.ts'
export type { Sandbox, SandboxOptions, ScimDirectory } from './sandbox.ts'
export type { SandboxUrls } from './host.ts'
// Errors
export { SandboxError } from '@pingone-sandbox/workspace/text'
export type { SandboxErrorCode } from '@pingone-sandbox/workspace/text'
