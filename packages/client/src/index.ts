// Clients of the two APIs: any path, any schema
export { createPlatformClient } from './platform-client.ts'
export type { Page, PlatformClient, PlatformClientOptions } from './platform-client.ts'
export { createControlClient } from './control-client.ts'
export type { ControlClient, ControlClientOptions } from './control-client.ts'
export { followEvents } from './event-stream.ts'
export type { ControlEvent, EventOptions } from './event-stream.ts'
export type { ApiRequest, Fetch, Schema } from './api-request.ts'
// What they offer by name
export { createResources } from './resources.ts'
export type { Collection, ListQuery, Resources } from './resources.ts'
export { createSandboxControl } from './sandbox-control.ts'
export type { ManualRequest, SandboxControl } from './sandbox-control.ts'
// What an administrator does, one call for each
export { createAdministrator } from './administrator.ts'
export type { Administrator, NewRule, Resource } from './administrator.ts'
export { formatConnection } from './target-configuration.ts'
export type { Target } from './target-configuration.ts'
// Answers that are not a success
export { ControlError, PlatformError } from './api-error.ts'
