// One sandbox
export { createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts'
export { workspaceCollections } from './collections.ts'
export { createSeededSources, createSources, type Sources } from './sources.ts'
// The control API
export type { ControlContext } from './control/context.ts'
export { formatError } from './control/dialect.ts'
export { controlRoutes } from './control/router.ts'
// The check of an endpoint, which the host runs
export type { EndpointChecks } from './check/run-check.ts'
// Scenarios
export { describeScenario, scenarios } from './scenario/scenarios.ts'
// A target: its URL as people write one, and how PingOne authenticates there
export { readTargetUrl } from './connect/target-url.ts'
export { type Authentication, authenticationWith } from './connect/authentication.ts'
// A recorded request as a command
export { formatCurl } from './control/curl.ts'
export { runnableRequest } from './control/runnable-request.ts'
