// One sandbox
export { announceMisbehaviours, announceTenant } from './announced-settings.ts'
export { createListeners } from './listeners.ts'
export { createRequestLog, type RequestLog } from './request-log.ts'
// The control API
export type { ControlContext } from './control/context.ts'
export { formatError } from './control/dialect.ts'
export { isIdleWithin } from './control/idle.ts'
export { controlRoutes, createControlRouter } from './control/router.ts'
// Scenarios
export { describeScenario, scenarios } from './scenario/scenarios.ts'
