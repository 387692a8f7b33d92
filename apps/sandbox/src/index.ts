// A running sandbox
export { createSandbox } from './compose.ts'
export type { Sandbox, SandboxOptions, ScimDirectory } from './compose.ts'
export type { SandboxUrls } from './host.ts'
// Errors
export { SandboxError } from '@pingone-sandbox/workspace/text'
export type { SandboxErrorCode } from '@pingone-sandbox/workspace/text'
