// Messages
export { json, noContent } from './message.ts'
export type { HttpRequest, HttpResponse, UnroutedRequest } from './message.ts'
export { preferredMediaType } from './media-type.ts'
// Routing
export { createRouter } from './router.ts'
export type { Dialect, Handler, Route, RouteName, Router } from './router.ts'
export { mountRouter, pathBelow } from './mount-router.ts'
// Request bodies and queries
export { DEFAULT_BODY_LIMIT, readJson } from './request-body.ts'
export type { HostOptions } from './request-body.ts'
export { isPercentEncoded, MAXIMUM_DEPTH } from './request-text.ts'
export { normalizePath } from './request-target.ts'
export { isDeeperThan } from './json-depth.ts'
// Refusals
export {
  MalformedBodyError,
  MalformedJsonError,
  PayloadTooLargeError,
  RequestError,
  UnreadableBodyError,
} from './request-error.ts'
// Secrets
export { createSecretTest, isSameSecret } from './same-secret.ts'
