// Messages
export { json, noContent } from './message.ts'
export type { HttpRequest, HttpResponse, UnroutedRequest } from './message.ts'
// Routing
export { createRouter } from './router.ts'
export type { Dialect, Handler, Route, Router } from './router.ts'
// Request bodies
export {
  DEFAULT_BODY_LIMIT,
  MalformedJsonError,
  PayloadTooLargeError,
  readJson,
  UnreadableBodyError,
} from './request-body.ts'
export type { HostOptions } from './request-body.ts'
